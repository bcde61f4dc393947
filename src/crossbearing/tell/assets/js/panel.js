/* The panel: the sentences that a statement rests on, the place that a mark stands for, the whole report. */
(() => {
  const { data, el, say, copy, count, numbers, isWeb } = CB;
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  const title = document.getElementById("panel-title");
  const backButton = document.getElementById("panel-back");
  const byAnchor = new Map(data.claims.map((claim, n) => [claim.a, n + 1]));
  let opener = null;
  let trail = [];

  const SPACE = /\n[ \t]*\n|\n/g;
  /* The paragraph around [start, end) of a text. */
  function paragraph(text, start, end) {
    let from = 0, to = text.length;
    for (const cut of text.matchAll(SPACE)) {
      if (cut.index + cut[0].length <= start) from = cut.index + cut[0].length;
      else if (cut.index >= end) { to = cut.index; break; }
    }
    if (start - from > 700) from = start - 700;
    if (to - end > 700) to = end + 700;
    return [from, to];
  }

  function quoteOf(claim) {
    return claim.q !== undefined ? claim.q : data.reports[claim.r].text.slice(claim.s, claim.e);
  }

  function context(claim) {
    const report = data.reports[claim.r];
    const box = el("blockquote", { class: "p-text", dir: "auto", lang: report.lang });
    if (claim.q !== undefined) {
      box.append(claim.before || "", el("mark", {}, claim.q), claim.after || "");
      return box;
    }
    const [from, to] = paragraph(report.text, claim.s, claim.e);
    const tail = to < report.text.length && to - claim.e >= 700 ? " …" : "";
    box.append((claim.s - from >= 700 ? "… " : "") + report.text.slice(from, claim.s), el("mark", {}, quoteOf(claim)), report.text.slice(claim.e, to) + tail);
    return box;
  }

  function citation(claim) {
    const report = data.reports[claim.r];
    const parts = [report.outlet, `“${report.title}”`, report.date || "date not stated"];
    if (isWeb(report.url)) parts.push(report.url);
    return `${parts.join(", ")}: “${quoteOf(claim).trim()}”`;
  }

  function reportTitle(report) {
    const name = el("bdi", {}, report.title);
    return isWeb(report.url) ? el("a", { href: report.url, rel: "noopener noreferrer nofollow", target: "_blank" }, name) : name;
  }

  function card(number) {
    const claim = data.claims[number - 1];
    const report = data.reports[claim.r];
    const inferred = (report.inferred || []).includes("published") ? " (date inferred)" : "";
    const status = report.status ? ` · body ${report.status}` : "";
    const head = el("p", { class: "p-head" }, el("b", {}, el("bdi", {}, report.outlet)), ` · ${report.date || "date not stated"}${inferred}${status} · note ${number}`);
    const by = el("p", { class: "p-by" }, claim.by ? el("span", {}, "According to ", el("bdi", { class: "chain" }, claim.by), " · ") : "", el("span", { class: "dim" }, claim.c));
    const link = location.href.split("#")[0] + "#c:" + encodeURIComponent(claim.a.slice(2));
    return el("article", { class: "p-claim", "data-claim": claim.a },
      head, el("p", { class: "p-title" }, reportTitle(report)), context(claim), by,
      claim.f ? el("p", { class: "p-flags" }, claim.f.join("; ")) : null,
      el("p", { class: "p-tools" },
        el("button", { type: "button", class: "tool copy", click: () => copy(citation(claim), "Citation copied") }, "Copy citation"),
        report.text ? el("button", { type: "button", class: "tool open", click: () => go(() => whole(claim.r, number)) }, "Open in report") : null,
        el("button", { type: "button", class: "tool", click: () => copy(link, "Link copied") }, "Copy link")));
  }

  function sentences(words, own, contrary) {
    title.textContent = words;
    const all = own.concat(contrary);
    const reports = new Set(all.map((n) => data.claims[n - 1].r));
    const outlets = new Set([...reports].map((r) => data.reports[r].outlet));
    body.replaceChildren(el("p", { class: "p-sum" }, `${count(all.length, "sentence")} in ${count(reports.size, "report")} of ${count(outlets.size, "outlet")}`), ...lazy(own));
    if (contrary.length) body.append(el("h3", { class: "p-group" }, "Says otherwise"), ...lazy(contrary));
  }

  /* Long lists come in steps, so that a statement resting on a thousand sentences opens at once. */
  function lazy(list) {
    const first = list.slice(0, 40).map(card);
    if (list.length > 40) {
      const more = el("button", { type: "button", class: "tool", click: () => more.replaceWith(...lazy(list.slice(40))) }, `Show ${list.length - 40} more`);
      first.push(more);
    }
    return first;
  }

  /* The whole text: all of its claims underlined, the chosen one marked, what bears no claim struck. */
  function whole(index, current) {
    const report = data.reports[index];
    title.textContent = report.title;
    const box = el("div", { class: "p-full", dir: "auto", lang: report.lang });
    const text = report.text || "";
    const cuts = [];
    data.claims.forEach((claim, n) => {
      if (claim.r === index && claim.s !== undefined) cuts.push([claim.s, claim.e, n + 1 === current ? 2 : 1]);
    });
    (report.marks || []).forEach(([s, e, why]) => cuts.push([s, e, 0, why]));
    const edges = [...new Set([0, text.length, ...cuts.flatMap((c) => [c[0], c[1]])])].filter((x) => x >= 0 && x <= text.length).sort((a, b) => a - b);
    for (let i = 0; i + 1 < edges.length; i++) {
      const [from, to] = [edges[i], edges[i + 1]];
      const piece = text.slice(from, to);
      const over = cuts.filter((c) => c[0] <= from && c[1] >= to);
      const level = Math.max(-1, ...over.map((c) => c[2]));
      if (level < 0) box.append(piece);
      else if (level === 0) box.append(el("span", { class: "apart", title: `set apart: ${over[0][3].replaceAll("_", " ")}` }, piece));
      else box.append(el("mark", { class: level === 2 ? "on" : null }, piece));
    }
    if (!text) box.append("The text of this report is not part of this page.");
    const meta = el("p", { class: "p-sum" }, `${report.outlet} · ${report.date || "date not stated"} `, isWeb(report.url) ? el("a", { href: report.url, rel: "noopener noreferrer nofollow", target: "_blank" }, "address") : "");
    body.replaceChildren(meta, box);
    const on = box.querySelector("mark.on");
    if (on) on.scrollIntoView({ block: "center" });
    else body.scrollTop = 0;
  }

  const LAYERS = { control: "Control", access: "Access", displacement: "Displacement", casualties: "Casualties", incident: "Incidents", forecast: "May come – not counted" };
  function place(spot) {
    title.textContent = spot.n;
    const precision = spot.p === undefined ? "" : ` · placed within ${spot.p} km`;
    const box = el("div", { class: "p-place" }, el("p", { class: "p-sum" }, `${spot.f || "place"}${spot.a ? " · " + spot.a : ""}${precision}`));
    for (const [kind, words] of Object.entries(LAYERS)) {
      const items = spot.i.filter((item) => item.k === kind);
      if (!items.length) continue;
      box.append(el("h3", {}, words));
      for (const item of items) {
        const small = [item.s && item.k !== "displacement" ? item.s : "", item.d || "", count(item.c.length, "sentence"), item.x ? `${item.x.length} contrary` : ""].filter(Boolean).join(" · ");
        box.append(el("button", { type: "button", class: "p-item", click: () => go(() => sentences(item.t, item.c, item.x || [])) }, el("bdi", {}, item.t), el("small", {}, small)));
      }
    }
    body.replaceChildren(box);
  }

  function show(view) {
    backButton.hidden = trail.length < 2;
    backButton.textContent = "← Back";
    view();
    if (panel.hidden) {
      panel.hidden = false;
      document.documentElement.classList.add("with-panel");
    }
    panel.focus({ preventScroll: true });
    say(title.textContent);
  }
  function open(view, from) {
    if (panel.hidden || !panel.contains(from)) opener = from || document.activeElement;
    trail = [view];
    show(view);
    body.scrollTop = 0;
  }
  function go(view) {
    trail.push(view);
    show(view);
  }
  function back() {
    trail.pop();
    if (trail.length) show(trail[trail.length - 1]);
    else close();
  }
  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    document.documentElement.classList.remove("with-panel");
    trail = [];
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  }

  function wordsFor(link) {
    const label = link.getAttribute("aria-label");
    return link.classList.contains("say") ? link.textContent : label ? label.replace(/^[^:]*: /, "") : link.textContent;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-c]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(() => sentences(wordsFor(link), numbers(link.dataset.c), numbers(link.dataset.x)), link);
      return;
    }
    const report = event.target.closest("[data-report]");
    if (report) open(() => whole(Number(report.dataset.report), 0), report);
    const perma = event.target.closest("[data-href]");
    if (perma) copy(location.href.split("#")[0] + perma.dataset.href, "Link copied");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault();
    if (trail.length > 1) back();
    else close();
  });
  document.getElementById("panel-close").addEventListener("click", close);
  backButton.addEventListener("click", back);

  CB.panel = { openPlace: (spot, from) => open(() => place(spot), from), openClaims: (words, own, contrary, from) => open(() => sentences(words, own, contrary), from), byAnchor, close };
})();
