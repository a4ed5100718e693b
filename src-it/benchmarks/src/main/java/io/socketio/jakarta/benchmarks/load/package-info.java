// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/**
 * A load test of Socket.IO servers through their public protocol. One thread and one selector drive
 * all connections; each answer is compared with what was sent, byte by byte and in its order.
 */
package io.socketio.jakarta.benchmarks.load;
