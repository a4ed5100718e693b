// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.function.Supplier;

/**
 * Something that is measured.
 *
 * @param name what tables call it
 * @param polling whether it needs long polling
 * @param load makes what the clients do
 */
record Metric(String name, boolean polling, Supplier<Workload> load) {}
