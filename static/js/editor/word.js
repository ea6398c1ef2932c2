// Lists of Word and Outlook: paragraphs that carry a level in their style, and their mark as text to be ignored.
import { inline, named, styleOf } from "./inline.js";

const LEVEL = /level(\d)/;
const NUMBER = /^\W*(\d{1,9}|[a-z]|[ivx]+)[.)]/i;

/** The item that a paragraph is, or null: how deep, its mark, its text. */
export function itemOf(node) {
  const level = (styleOf(node)["mso-list"] ?? "").match(LEVEL);
  if (!level) return null;
  const ignored = [...node.querySelectorAll("*")].find((each) => styleOf(each)["mso-list"] === "ignore");
  const mark = ignored?.textContent ?? "";
  const text = [...node.childNodes].map((child) => without(child, ignored)).join("");
  return { depth: Number(level[1]) - 1, mark: marked(mark), text: text.replace(/\s+/g, " ").trim() };
}

function marked(text) {
  const number = text.match(NUMBER)?.[1];
  return number === undefined || /^o$/i.test(number) ? "-" : `${/^\d+$/.test(number) ? number : "1"}.`;
}

function without(node, ignored) {
  if (node === ignored) return "";
  if (ignored && node.contains(ignored)) return [...node.childNodes].map((child) => without(child, ignored)).join("");
  return named(node) === "#comment" ? "" : inline(node);
}
