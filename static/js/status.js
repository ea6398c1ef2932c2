// The page's one line of its own news (templates/parts/live.html): texts come from Django, in <template>s.

const STAYS_MS = 4000;
let timer = 0;

/** Shows the text of `template#say-<name>`; it goes by itself unless it must stay. */
export function say(name, { stays = false } = {}) {
  const line = document.getElementById("status");
  const template = document.getElementById(`say-${name}`);
  if (!line || !template) return;
  clearTimeout(timer);
  line.replaceChildren(template.content.cloneNode(true));
  line.dataset.says = name;
  if (!stays) timer = setTimeout(() => silence(name), STAYS_MS);
}

/** Takes the text away again, if it is still this one that is shown. */
export function silence(name) {
  const line = document.getElementById("status");
  if (line?.dataset.says !== name) return;
  line.replaceChildren();
  delete line.dataset.says;
}
