// Additions for readers with JavaScript; everything can be read and reached without it.
"use strict";

// The other language opens at the same place.
for (const link of document.querySelectorAll(".twin a")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

const matrix = document.querySelector(".matrix-page table.matrix");
if (matrix) {
  const body = matrix.tBodies[0];
  const rows = [...body.rows];
  const shown = () => [...body.rows].filter((row) => !row.hidden);
  const links = (row) => [...row.querySelectorAll("a")];

  // One tab stop for the cells, arrows inside: 400 stops are too many. Row and column heads keep theirs.
  let current = null;
  const rove = (link) => {
    if (current) current.tabIndex = -1;
    current = link;
    current.tabIndex = 0;
  };
  for (const link of body.querySelectorAll("td a")) link.tabIndex = -1;
  const first = body.querySelector("td a");
  if (first) rove(first);
  body.addEventListener("focusin", (event) => {
    if (event.target.closest("td")) rove(event.target);
  });
  body.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const row = event.target.closest("tr");
    const visible = shown();
    const at = links(row).indexOf(event.target);
    const below = visible[visible.indexOf(row) + 1];
    const above = visible[visible.indexOf(row) - 1];
    const last = links(row).length - 1;
    const goal = {
      ArrowRight: links(row)[at + 1], ArrowLeft: links(row)[at - 1], Home: links(row)[0], End: links(row)[last],
      ArrowDown: below && links(below)[at], ArrowUp: above && links(above)[at],
    }[event.key];
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  });

  // Choosing rows and their order.
  const controls = document.querySelector(".controls");
  const status = controls.querySelector("[role=status]");
  const filters = [...controls.querySelectorAll("[data-filter]")];
  const sort = controls.querySelector("[data-sort]");
  const update = () => {
    for (const row of rows) row.hidden = filters.some((f) => f.value && row.dataset[f.dataset.filter] !== f.value);
    status.textContent = status.dataset.status.replace("{shown}", shown().length);
  };
  for (const filter of filters) filter.addEventListener("change", update);
  sort.addEventListener("change", () => {
    const key = sort.value;
    body.append(...(key === "order" ? rows : [...rows].sort((a, b) => b.dataset[key] - a.dataset[key])));
  });
  controls.hidden = false;
  update();
}
