"use strict";
// Nothing of a dump becomes markup here: texts are set as textContent, ids come from numbers.
const why = document.getElementById("why");
const documents = [...document.querySelectorAll("section.document")];
const data = new Map();
const number = (line) => Number(line.id.split("L")[1]);
const section = (element) => element.closest("section.document");

function facts(of) {
  if (!data.has(of)) data.set(of, JSON.parse(of.querySelector("script.data").textContent));
  return data.get(of);
}

function add(parent, tag, text) {
  const element = parent.appendChild(document.createElement(tag));
  if (text !== undefined) element.textContent = text;
  return element;
}

function verdict(all, at, score) {
  const [label, stage, rule] = all.rules[at];
  return rule ? `${label} by ${rule} (stage ${stage}, score ${score})` : `${label}: no stage settled it`;
}

// What is known of a line, in the panel below.
let told = null;
function tell(line) {
  if (told === line) return;
  told = line;
  const all = facts(section(line));
  const [at, score, overruled = [], cut, reasons = []] = all.lines[number(line)];
  why.replaceChildren();
  add(why, "p", `Line ${number(line)}: ${verdict(all, at, score)}`);
  const list = add(why, "ul");
  if (reasons.length) add(list, "li", `Spoke for it: ${reasons.map((at) => all.reasons[at]).join("; ")}`);
  for (const [was, how] of [...overruled].reverse()) add(list, "li", `Overruled: ${verdict(all, was, how)}`);
  if (cut) add(list, "li", `Cut out of a longer line by ${cut}`);
  const seen = new Set();
  for (const piece of line.querySelectorAll("[data-q]")) for (const q of piece.dataset.q.split(" ")) seen.add(q);
  for (const q of seen) {
    const [text, speaker, kind, sure, mention, words] = all.quotes[q];
    const item = add(list, "li", `Quote, ${kind}, ${sure}: ${text} – ${speaker ?? "nobody named"}`);
    if (mention) {
      item.append(" (");
      const link = add(item, "a", `source: ${words}`);
      link.href = `#${mention}`;
      item.append(")");
    }
  }
}

function show(line) {
  for (let at = line.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
}

function clear() {
  for (const element of document.querySelectorAll(".hit")) element.classList.remove("hit");
}

// Walk to a line: it is the one that Tab comes back to.
function go(line) {
  show(line);
  for (const old of section(line).querySelectorAll(".line[tabindex]")) old.tabIndex = -1;
  for (const old of document.querySelectorAll(".line.current")) old.classList.remove("current");
  line.tabIndex = 0;
  line.classList.add("current");
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
  tell(line);
}

// The runs of lines that a value came from, as pairs of first and last.
function ranges(value) {
  return value.dataset.lines.split(" ").map((run) => run.split("-").map(Number));
}

// Mark where a value of the article came from.
function mark(value) {
  clear();
  value.classList.add("hit");
  const of = section(value);
  const runs = ranges(value);
  for (const [first, last] of runs)
    for (let at = first; at <= last; at++) document.getElementById(`${of.id}L${at}`).classList.add("hit");
  for (const piece of of.querySelectorAll(".dump [data-f], .dump [data-q]")) {
    const fields = (piece.dataset.f ?? "").split(" ");
    const quotes = (piece.dataset.q ?? "").split(" ");
    if (fields.includes(value.dataset.f) || (value.dataset.q && quotes.includes(value.dataset.q))) piece.classList.add("hit");
  }
  const line = document.getElementById(`${of.id}L${runs[0][0]}`);
  show(line);
  line.scrollIntoView({ block: "center" });
  tell(line);
}

// The values that came from a line.
function values(line) {
  clear();
  const at = number(line);
  for (const value of section(line).querySelectorAll(".article [data-lines]")) {
    if (ranges(value).some(([first, last]) => first <= at && at <= last)) value.classList.add("hit");
  }
}

function next(button) {
  const of = section(button);
  const all = facts(of);
  const current = of.querySelector(".line.current");
  const start = current ? number(current) + 1 : 0;
  const fits = (at) => {
    const [label, , rule] = all.rules[all.lines[at][0]];
    return button.dataset.label ? label === button.dataset.label : (rule || "nobody") === button.dataset.rule && label !== "blank";
  };
  for (let step = 0; step < all.lines.length; step++) {
    const at = (start + step) % all.lines.length;
    if (fits(at)) return go(document.getElementById(`${of.id}L${at}`));
  }
}

function fold(button) {
  const folded = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(folded));
  for (const run of section(button).querySelectorAll("details.out")) run.open = !folded;
}

function walk(event) {
  const line = event.target.closest?.(".line");
  if (!line || event.target !== line || event.ctrlKey || event.metaKey || event.altKey) return;
  const last = facts(section(line)).lines.length - 1;
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -last, End: last };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const at = Math.min(Math.max(number(line) + steps[event.key], 0), last);
  go(document.getElementById(`${section(line).id}L${at}`));
}

// With several documents one is shown at a time: the one that the address names.
function turn() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const shown = (target && section(target)) || documents[0];
  for (const one of documents) one.hidden = one !== shown;
  document.querySelector("nav").hidden = documents.length < 2;
  if (!target) return;
  const line = target.closest(".line");
  if (line) show(line);
  target.scrollIntoView({ block: line ? "center" : "start" });
}

document.addEventListener("click", (event) => {
  const value = event.target.closest("a[data-lines]");
  const button = event.target.closest("button");
  const line = event.target.closest(".line");
  if (value) {
    event.preventDefault();
    mark(value);
  } else if (button?.classList.contains("fold")) fold(button);
  else if (button) next(button);
  else if (line && !event.target.closest("a")) {
    go(line);
    values(line);
  }
});
document.addEventListener("pointerover", (event) => {
  const line = event.target.closest?.(".line");
  if (line) tell(line);
});
document.addEventListener("focusin", (event) => {
  const line = event.target.closest?.(".line");
  if (line) tell(line);
});
document.addEventListener("keydown", walk);
window.addEventListener("hashchange", turn);
turn();
