// Forms with `data-passkey` (create or get): the server says what to ask, the browser asks for a finger, a face or a
// PIN, and the answer goes with the form. Without scripts, or in a browser without passkeys, their buttons stay hidden.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const listed = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

function readable({ publicKey }) {
  const read = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (publicKey.user) read.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  if (publicKey.excludeCredentials) read.excludeCredentials = listed(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) read.allowCredentials = listed(publicKey.allowCredentials);
  return { publicKey: read };
}

function told(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function asked(form) {
  const body = new FormData(form);
  body.set("credential", "");
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect") location.assign(location.href); // first they show again who they are
  if (!answer.ok) throw new Error(answer.statusText);
  return readable(await answer.json());
}

async function answer(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  const there = form.querySelector("[data-passkey-there]");
  const button = form.querySelector("[data-passkey-button]");
  for (const line of [failed, there]) if (line) line.hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    const options = await asked(form);
    form.elements.credential.value = JSON.stringify(told(await navigator.credentials[form.dataset.passkey](options)));
    form.submit(); // past our own listener, which has done its work
  } catch (error) {
    form.elements.credential.value = "";
    (error.name === "InvalidStateError" && there ? there : failed).hidden = false;
    button.removeAttribute("aria-busy");
    button.focus();
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    for (const missing of form.querySelectorAll("[data-passkey-missing]")) missing.hidden = true;
    form.querySelector("[data-passkey-button]").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(form);
    });
  }
}
