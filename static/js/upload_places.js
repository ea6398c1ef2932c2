// Where files on their way will stand in a field: their places move along while somebody goes on writing, so that
// a file comes to where it was pasted, in the order that several were chosen, and into the middle of no word.

const fields = new WeakMap(); // field -> { text, places }: as it was when last looked at; places in their order

/** Marks the place of the caret. */
export function mark(field) {
  if (!fields.has(field)) {
    fields.set(field, { text: field.value, places: [] });
    field.addEventListener("input", () => follow(field));
  }
  // A field that nobody has been in says that its caret is at the beginning: what is added to its text goes to the end.
  const place = { at: field.selectionEnd || (document.activeElement === field ? 0 : field.value.length) };
  follow(field).push(place);
  return place;
}

/** Has `write(at)` put in as many signs as it returns at a place; those marked later there come after them. */
export function fill(field, place, write) {
  const places = follow(field);
  const here = places.indexOf(place);
  const { at } = place;
  const after = places.filter((each, n) => each.at > at || (each.at === at && n > here));
  const were = places.map((each) => each.at);
  const added = write(at);
  places.forEach((each, n) => (each.at = were[n] + (after.includes(each) ? added : 0)));
  forget(field, place);
}

/** Waits for nothing at a place any more. */
export function forget(field, place) {
  const { places } = fields.get(field);
  const here = places.indexOf(place);
  if (here >= 0) places.splice(here, 1);
}

/** Moves the places by what has changed in the text; returns them. */
function follow(field) {
  const kept = fields.get(field);
  const { text: before, places } = kept;
  const after = (kept.text = field.value);
  if (!places.length || before === after) return places;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  for (const place of places) {
    if (place.at > start) place.at = Math.max(start, place.at + after.length - before.length);
  }
  return places;
}
