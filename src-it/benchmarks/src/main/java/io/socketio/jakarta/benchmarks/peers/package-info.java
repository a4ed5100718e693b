// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/** Servers to compare with. Each prints its port and READY when it accepts connections. */
package io.socketio.jakarta.benchmarks.peers;
