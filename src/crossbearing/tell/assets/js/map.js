/* The map: outlines, figures as circles, movements as arrows, and one mark per place. */
(() => {
  const { data, el, svg, count } = CB;
  const box = document.getElementById("map");
  const source = data.map;
  if (!box || !source || !source.extent || typeof L === "undefined") return;

  const [south, west, north, east] = source.extent;
  const bounds = L.latLngBounds([south, west], [north, east]);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    zoomSnap: 0.25, zoomDelta: 0.75, wheelPxPerZoomLevel: 90, maxZoom: 13, minZoom: 1.5, scrollWheelZoom: false,
    zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, worldCopyJump: false,
    renderer: L.svg({ padding: 0.6 }), attributionControl: false,
  });
  L.control.attribution({ prefix: false }).addAttribution("Leaflet · Natural Earth").addTo(map);
  L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
  const fit = () => map.fitBounds(bounds, { padding: [46, 46], animate: false });
  fit();
  box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
  map.on("click", () => map.scrollWheelZoom.enable());
  map.getContainer().addEventListener("mouseleave", () => map.scrollWheelZoom.disable());

  /* Outlines come as rows of whole numbers: first point, then steps, in units of 1/q degree. */
  function unpack(rows, q) {
    return rows.map((row) => {
      const line = [];
      let x = 0, y = 0;
      for (let i = 0; i < row.length; i += 2) {
        x += row[i]; y += row[i + 1];
        line.push([y / q, x / q]);
      }
      return line;
    });
  }
  const flat = { interactive: false, noClip: false, smoothFactor: 0.6 };
  const o = source.outlines || {};
  map.createPane("base").style.zIndex = 200;
  const base = { ...flat, pane: "base", renderer: L.svg({ pane: "base", padding: 0.6 }) };
  function draw(level, land) {
    if (!level) return;
    if (level.land) L.polygon(unpack(level.land, level.scale), { ...base, className: land }).addTo(map);
    for (const name of ["admin", "coast", "border", "disputed"]) {
      if (level[name]) L.polyline(unpack(level[name], level.scale), { ...base, className: `ol-${name} ${land}-line` }).addTo(map);
    }
  }
  draw(o.far, "ol-far");
  if (o.box) L.rectangle([[o.box[0], o.box[1]], [o.box[2], o.box[3]]], { ...base, className: "ol-sea" }).addTo(map);
  draw(o.near, "ol-land");

  /* Circles: figures by area, precision in kilometres. */
  map.createPane("figures").style.zIndex = 350;
  const circles = { interactive: false, pane: "figures", renderer: L.svg({ pane: "figures", padding: 0.6 }) };
  const figures = source.places.flatMap((spot) => spot.i.filter((i) => i.k === "displacement" && i.v).map((i) => [spot, i]));
  const most = Math.max(1, ...figures.map(([, i]) => i.v));
  for (const [spot, item] of figures) L.circleMarker(spot.ll, { ...circles, radius: 7 + 35 * Math.sqrt(item.v / most), className: "fig fig-" + item.s }).addTo(map);
  for (const spot of source.places) if (spot.p >= 1) L.circle(spot.ll, { ...circles, radius: spot.p * 1000, className: "prec" }).addTo(map);

  /* Movements: a curve that keeps clear of the marks at both ends, with a head of its own. */
  map.createPane("moves").style.zIndex = 380;
  const moveRenderer = L.svg({ pane: "moves", padding: 0.6 });
  const moves = L.layerGroup().addTo(map);
  function curve(a, b) {
    const p = map.latLngToLayerPoint(a), q = map.latLngToLayerPoint(b);
    const d = Math.hypot(q.x - p.x, q.y - p.y) || 1;
    const bend = Math.min(60, d * 0.18);
    const c = { x: (p.x + q.x) / 2 + ((q.y - p.y) / d) * bend, y: (p.y + q.y) / 2 - ((q.x - p.x) / d) * bend };
    const at = (t) => L.point((1 - t) ** 2 * p.x + 2 * t * (1 - t) * c.x + t * t * q.x, (1 - t) ** 2 * p.y + 2 * t * (1 - t) * c.y + t * t * q.y);
    const gap = Math.min(0.3, 17 / d);
    const points = Array.from({ length: 25 }, (_, i) => at(gap + ((1 - gap - Math.min(0.32, 19 / d)) * i) / 24));
    return points;
  }
  function drawMoves() {
    moves.clearLayers();
    for (const move of source.moves) {
      const points = curve(move.p[0], move.p[1]);
      const line = points.map((p) => map.layerPointToLatLng(p));
      const tip = points[points.length - 1], before = points[points.length - 3];
      const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
      const wing = (turn, size) => map.layerPointToLatLng(L.point(tip.x + Math.cos(angle + turn) * size, tip.y + Math.sin(angle + turn) * size));
      const options = { pane: "moves", renderer: moveRenderer, smoothFactor: 0, noClip: true, interactive: false };
      L.polyline(line, { ...options, className: `mv mv-${move.k}` }).addTo(moves);
      L.polygon([wing(0, 11), wing(2.45, 9), wing(Math.PI, 3), wing(-2.45, 9)], { ...options, className: `mvhead mvhead-${move.k}` }).addTo(moves);
      const words = [move.t, move.w, move.d, move.v].filter(Boolean).join(" · ");
      const hit = L.polyline(line, { ...options, interactive: true, className: "mv-hit" }).addTo(moves);
      hit.bindTooltip(() => el("span", {}, words), { sticky: true });
      hit.on("click", () => CB.panel.openClaims(move.t, move.c, [], box));
      const path = hit.getElement();
      if (path) {
        path.setAttribute("tabindex", "0");
        path.setAttribute("role", "button");
        path.setAttribute("aria-label", `Movement: ${words}`);
        path.addEventListener("keydown", (event) => {
          if (event.key === "Enter" || event.key === " ") { event.preventDefault(); CB.panel.openClaims(move.t, move.c, [], path); }
        });
      }
    }
  }

  /* One mark per place: who holds it, what is shut, how many incidents. */
  function disc(item) {
    const art = svg("svg", { class: `disc pm-control ${item.h} ${item.s}`, viewBox: "0 0 26 26" }, svg("circle", { cx: 13, cy: 13, r: item.s === "threatened" ? 9 : 11 }));
    if (item.s === "contested") art.append(svg("path", { class: "hatch", d: "M5 17L17 5M7 21L21 7M12 23L23 12" }));
    if (item.s === "disputed") art.append(svg("path", { class: "half", d: "M13 2a11 11 0 0 1 0 22z" }));
    if (item.s === "threatened") art.append(svg("circle", { class: "ring", cx: 13, cy: 13, r: 11.8 }));
    const words = svg("text", { x: 13, y: 16.4, "text-anchor": "middle" });
    words.textContent = item.l || "?";
    if (item.s !== "disputed" && (item.l || "").length <= 3) art.append(words);
    if (item.s === "disputed") { words.textContent = "?"; art.append(words); }
    return art;
  }
  function access(item) {
    const art = svg("svg", { class: `pm-access acc-${item.s}`, viewBox: "0 0 16 16" });
    art.append(svg("use", { href: "#a-" + item.s }));
    return art;
  }
  function incidents(items) {
    const art = svg("svg", { class: "pm-incident" + (items.some((i) => i.s === "disputed") ? " disputed" : ""), viewBox: "0 0 22 22" }, svg("rect", { x: 4.5, y: 4.5, width: 13, height: 13, transform: "rotate(45 11 11)" }));
    const words = svg("text", { x: 11, y: 14.4, "text-anchor": "middle" });
    words.textContent = items.length > 99 ? "99" : String(items.length);
    art.append(words);
    return art;
  }
  function forecast() {
    return svg("svg", { class: "pm-forecast", viewBox: "0 0 22 22" }, svg("circle", { cx: 11, cy: 11, r: 8 }));
  }
  const GRAVE = ["destroyed", "closed", "struck", "restricted", "unknown", "open"];
  const of = (spot, kind) => spot.i.filter((i) => i.k === kind);
  function weight(spot) {
    const c = of(spot, "control")[0];
    return (c ? 40 + (c.s === "held" ? 0 : 20) : 0) + 8 * of(spot, "access").length + 3 * of(spot, "incident").length + 12 * of(spot, "displacement").length;
  }
  const markers = [];
  for (const spot of [...source.places].sort((a, b) => weight(b) - weight(a))) {
    const art = el("div", { class: "pm-box" });
    const held = of(spot, "control");
    if (held.length) art.append(disc(held[0]));
    const shut = of(spot, "access").sort((a, b) => GRAVE.indexOf(a.s) - GRAVE.indexOf(b.s));
    for (const item of shut.slice(0, 2)) art.append(access(item));
    const own = of(spot, "incident");
    if (own.length) art.append(incidents(own));
    if (of(spot, "forecast").length) art.append(forecast());
    const people = of(spot, "displacement").filter((i) => i.v);
    if (!art.childElementCount && (people.length || of(spot, "casualties").length)) art.append(svg("svg", { class: "pm-figure", viewBox: "0 0 22 22" }, svg("circle", { cx: 11, cy: 11, r: 4.5 })));
    const name = el("span", { class: "pm-name" }, el("bdi", {}, spot.n));
    if (people.length) name.append(el("small", {}, Math.max(...people.map((i) => i.v)).toLocaleString("en")));
    const html = el("div", { class: "pm-in" }, art, name);
    const marker = L.marker(spot.ll, {
      icon: L.divIcon({ className: "pm", html, iconSize: [0, 0] }), keyboard: true, riseOnHover: true, zIndexOffset: Math.round(weight(spot)) * 10,
    }).addTo(map);
    const element = marker.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${spot.n}: ${count(spot.i.length, "statement")}`);
    marker.on("click", () => CB.panel.openPlace(spot, element));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); CB.panel.openPlace(spot, element); }
    });
    markers.push({ spot, element, art, inner: html, name, people: people.length > 0 });
  }

  /* Names of countries and first-level areas, where there is room. */
  const said = new Set(source.places.map((spot) => spot.n));
  const areas = (o.names || []).filter((row) => !said.has(row[0])).map(([name, lat, lon, level, size]) => {
    const marker = L.marker([lat, lon], { icon: L.divIcon({ className: "", html: el("span", { class: "an" + (level === 0 ? " country" : "") }, name), iconSize: [0, 0] }), interactive: false, keyboard: false, zIndexOffset: -5000 }).addTo(map);
    return { marker, name, lat, lon, level, size, element: marker.getElement().firstChild };
  });

  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const leads = L.layerGroup().addTo(map);
  const visible = (m) => [...m.art.children].filter((c) => getComputedStyle(c).display !== "none").length;
  /* Nearest free spot for a mark of this width around its point, in widening rings, or null where there is none. */
  const CROWD = 60; /* with more places in view, lines to moved marks would hide the map: they shrink to points */
  function spotFor(p, width, boxes, rings) {
    const at = (x, y) => [x - 13, y - 13, x - 13 + width, y + 13];
    if (!boxes.some((b) => overlap(b, at(p.x, p.y)))) return [0, 0, at(p.x, p.y)];
    for (let ring = 26; ring <= rings; ring += 14) {
      for (let step = 0; step < 16; step++) {
        const angle = (step * 5 * Math.PI) / 8 + ring;
        const x = p.x + Math.cos(angle) * ring * 1.15, y = p.y + Math.sin(angle) * ring;
        const rect = at(x, y);
        if (!boxes.some((b) => overlap(b, rect))) return [x - p.x, y - p.y, rect];
      }
    }
    return null;
  }
  /* Marks that would cover each other move aside, each with a line to its place; names show where there is room. */
  function declutter() {
    leads.clearLayers();
    const boxes = [], taken = [];
    const view = map.getBounds().pad(0.3);
    const crowded = markers.filter((m) => view.contains(m.spot.ll)).length > CROWD;
    for (const m of markers) {
      m.p = map.latLngToLayerPoint(m.spot.ll);
      m.rect = [m.p.x - 4, m.p.y - 4, m.p.x + 4, m.p.y + 4];
      const chips = visible(m);
      if (!chips || !view.contains(m.spot.ll)) { m.free = null; continue; }
      m.free = spotFor(m.p, 4 + 23 * chips, boxes, crowded ? 0 : 96);
      m.element.classList.toggle("minor", !m.free);
      const [dx, dy, rect] = m.free || [0, 0, m.rect];
      m.inner.style.transform = `translate(${dx}px, ${dy}px)`;
      m.rect = rect;
      boxes.push(rect);
      if (dx || dy) {
        const end = map.layerPointToLatLng(L.point(m.p.x + dx, m.p.y + dy));
        const options = { pane: "moves", renderer: moveRenderer, interactive: false };
        L.polyline([m.spot.ll, end], { ...options, className: "lead" }).addTo(leads);
        L.circleMarker(m.spot.ll, { ...options, radius: 3, className: "pt" }).addTo(leads);
      }
    }
    taken.push(...boxes);
    for (const m of markers) {
      const [dx, dy] = m.free || [0, 0];
      const half = 3.3 * m.spot.n.length + 4, x = m.p.x + dx, y = m.p.y + dy;
      const tall = m.people ? 29 : 16, side = m.free ? m.rect[2] - x + 2 : 10;
      const places = {
        below: [x - half, y + 13, x + half, y + 13 + tall],
        right: [x + side, y - tall / 2, x + side + 2 * half, y + tall / 2],
        left: [x - 17 - 2 * half, y - tall / 2, x - 17, y + tall / 2],
        above: [x - half, y - 14 - tall, x + half, y - 14],
      };
      const where = (m.free || !crowded) && Object.keys(places).find((k) => !taken.some((b) => b !== m.rect && overlap(b, places[k])));
      m.element.classList.toggle("quiet", !where);
      m.name.className = "pm-name at-" + (where || "below");
      m.name.style.left = where === "right" ? `${side}px` : "";
      if (where) taken.push(places[where]);
    }
    const zoom = map.getZoom();
    for (const a of areas) {
      const p = map.latLngToLayerPoint([a.lat, a.lon]);
      const width = (a.level === 0 ? 6 : 3.4) * a.name.length;
      const rect = [p.x - width, p.y - 9, p.x + width, p.y + 9];
      const room = (a.size * 256 * 2 ** zoom) / 360 > width * 1.5;
      const quiet = !room || taken.some((b) => overlap(b, rect));
      a.element.classList.toggle("quiet", quiet);
      if (!quiet) taken.push(rect);
    }
  }
  const redraw = () => { drawMoves(); declutter(); };
  map.on("zoomend viewreset resize", redraw);
  redraw();

  for (const input of document.querySelectorAll("[data-layer]")) {
    const apply = () => box.classList.toggle("off-" + input.dataset.layer, !input.checked);
    input.addEventListener("change", () => { apply(); declutter(); });
    apply();
  }

  const whole = document.getElementById("map-whole");
  if (whole && source.whole) whole.addEventListener("click", () => {
    const [s, w, n, e] = source.whole;
    map.fitBounds([[s, w], [n, e]], { padding: [46, 46], animate: false });
    whole.blur();
    box.focus({ preventScroll: true });
  });

  CB.map = {
    fit: () => { map.invalidateSize({ animate: false }); fit(); redraw(); },
    resize: () => { map.invalidateSize({ animate: false }); redraw(); },
    /* Show only places whose incidents (or anything said there) pass the test. */
    filter(test) {
      for (const m of markers) {
        const pass = !test || test(m.spot);
        m.element.classList.toggle("filtered", !pass);
      }
    },
  };
})();
