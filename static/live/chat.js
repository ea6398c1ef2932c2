// What the page of a chat room needs, each behaviour by itself.
import "./room.js";
import "./outbox.js";
import "./composer.js";
import "./follow.js";
import "./history.js";
import "./read_aloud.js";
import "./place.js";
import "../js/pictures.js";
