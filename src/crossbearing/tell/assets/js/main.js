/* Theme, print, embedding, anchors. */
(() => {
  const root = document.documentElement;
  root.classList.remove("nojs");
  if (new URLSearchParams(location.search).get("embed") === "map") root.classList.add("embed");
  if (CB.map) CB.map.fit();

  const theme = document.getElementById("theme");
  const prefers = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefers.matches);
  const paint = () => { theme.setAttribute("aria-pressed", String(dark())); };
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; paint(); });
  prefers.addEventListener("change", paint);
  paint();

  document.getElementById("print").addEventListener("click", () => window.print());
  let shut = [];
  window.addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("details:not([open])")];
    shut.forEach((d) => { d.open = true; });
    root.classList.add("printing");
    if (CB.map) CB.map.fit();
  });
  window.addEventListener("afterprint", () => {
    shut.forEach((d) => { d.open = false; });
    root.classList.remove("printing");
    if (CB.map) CB.map.fit();
  });

  /* #c:… opens the sentence, #i:… opens the incident and shows it. */
  function follow() {
    let name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    if (!name) return;
    const number = CB.panel.byAnchor.get(name);
    if (number) { CB.panel.openClaims("The sentence", [number], [], document.body); return; }
    const node = document.getElementById(name);
    if (!node) return;
    const shutDay = node.closest("details");
    if (shutDay) shutDay.open = true;
    if (node.classList.contains("incident")) {
      node.classList.add("flash");
      setTimeout(() => node.classList.remove("flash"), 2500);
    }
    node.classList.remove("filtered");
    node.scrollIntoView({ block: "start", behavior: "instant" });
  }
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.more, a.plain");
    if (link && link.hash && link.hash === location.hash) follow();
  });
  follow();

  /* The section in view is marked in the list of sections. */
  const links = new Map([...document.querySelectorAll(".rail nav a")].map((a) => [a.getAttribute("href").slice(1), a]));
  if ("IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) {
        links.forEach((a) => { a.classList.remove("here"); a.removeAttribute("aria-current"); });
        const link = links.get(entry.target.id);
        if (link) { link.classList.add("here"); link.setAttribute("aria-current", "true"); }
      }
    }, { rootMargin: "-20% 0px -70% 0px" });
    document.querySelectorAll("main>section").forEach((s) => seen.observe(s));
  }
})();
