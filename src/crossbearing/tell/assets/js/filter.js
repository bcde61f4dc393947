/* One filter for the whole page: words, kind, status. Rows keep their lower-case words, so typing stays quick. */
(() => {
  const { count } = CB;
  const form = document.getElementById("filter");
  if (!form) return;
  const text = document.getElementById("f-text");
  const kind = document.getElementById("f-kind");
  const status = document.getElementById("f-status");
  const out = document.getElementById("f-count");
  const reset = document.getElementById("f-reset");
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let rows = null;
  const collect = () => [...document.querySelectorAll(".row")].map((node) => ({ node, words: plain(node.textContent), kind: node.dataset.kind, status: node.dataset.status }));

  function apply() {
    rows = rows || collect();
    const words = plain(text.value).split(/\s+/).filter(Boolean);
    const active = words.length > 0 || kind.value || status.value;
    let shown = 0, incidents = 0;
    for (const row of rows) {
      const pass = words.every((w) => row.words.includes(w)) && (!kind.value || row.kind === kind.value) && (!status.value || row.status === status.value);
      row.node.classList.toggle("filtered", !pass);
      shown += pass;
      incidents += pass && row.node.classList.contains("incident");
    }
    for (const day of document.querySelectorAll(".day")) {
      const any = day.querySelector(".row:not(.filtered)");
      day.classList.toggle("filtered", !any);
      if (active && any) day.open = true;
    }
    if (CB.map) CB.map.filter(active ? (spot) => spot.i.some((i) => {
      const own = plain(spot.n + " " + i.t);
      return words.every((w) => own.includes(w)) && (!status.value || i.s === status.value);
    }) : null);
    out.textContent = active ? `${count(shown, "row")}, ${count(incidents, "incident")}` : "";
    reset.hidden = !active;
  }
  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(apply, 70); };
  text.addEventListener("input", soon);
  kind.addEventListener("change", apply);
  status.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
