// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/**
 * Benchmarks without a network. Each checks in its set-up that what it measures is right, so that
 * wrong answers fail a run instead of making it fast.
 */
package io.socketio.jakarta.benchmarks;
