// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Every scenario, over the transport and against the server that the environment names:
// SIO_TRANSPORT is polling, websocket or upgrade; SIO_PARSER is json or msgpack; SIO_URL ends with a
// slash; SIO_FIXTURE is the command that starts another server, as a JSON array to which the port is
// added.

import "./connecting.mjs";
import "./dynamic.mjs";
import "./events.mjs";
import "./binary.mjs";
import "./msgpack.mjs";
import "./acks.mjs";
import "./rooms.mjs";
import "./middleware.mjs";
import "./volatile.mjs";
import "./order.mjs";
import "./endings.mjs";
import "./heartbeat.mjs";
import "./recovery.mjs";
import "./bundle.mjs";
import "./prefixes.mjs";
import "./old-clients.mjs";
import "./restarts.mjs";
