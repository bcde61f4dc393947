/* Shared by the parts below. Everything that a report says is set as text (textContent), never as markup. */
"use strict";
const CB = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const live = document.getElementById("live");

  /* An element with text, attributes and children; strings become text nodes. */
  function el(tag, attrs, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attrs || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") node.addEventListener(name, value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return node;
  }

  const NS = "http://www.w3.org/2000/svg";
  function svg(tag, attrs, ...children) {
    const node = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attrs || {})) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  function say(words) {
    live.textContent = "";
    live.textContent = words;
  }

  async function copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = el("textarea", { class: "sr", "aria-hidden": "true" });
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    say(done);
  }

  const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;
  const numbers = (text) => (text || "").split(" ").filter(Boolean).map(Number);
  const isWeb = (url) => /^https?:\/\/[^\s/]/i.test(url || "");
  return { data, el, svg, say, copy, count, numbers, isWeb };
})();
