// Where in a field the caret stands, in pixels from the field's corner: a copy of the text is laid out unseen.

const COPIED = ["font", "letterSpacing", "lineHeight", "padding", "border", "tabSize", "textIndent", "wordSpacing"];

function caret(field, at) {
  const style = getComputedStyle(field);
  const copy = document.createElement("div");
  for (const each of COPIED) copy.style[each] = style[each];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word" });
  Object.assign(copy.style, { boxSizing: "border-box", inlineSize: `${field.clientWidth}px` });
  copy.textContent = field.value.slice(0, at);
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(mark);
  document.body.append(copy);
  const place = { top: mark.offsetTop - field.scrollTop, left: mark.offsetLeft, height: mark.offsetHeight };
  copy.remove();
  return place;
}

/** Put a list below the place in a field where a name begins, inside the field's box. */
export function beside(field, at, list) {
  const { top, left, height } = caret(field, at);
  const room = list.offsetParent.clientWidth - list.offsetWidth;
  list.style.insetBlockStart = `${field.offsetTop + top + height}px`;
  list.style.insetInlineStart = `${Math.max(0, Math.min(left, room))}px`;
  list.scrollIntoView({ block: "nearest" });
}
