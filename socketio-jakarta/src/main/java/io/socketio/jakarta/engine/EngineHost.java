// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Where a server runs, as far as a binding knows.
 *
 * @param context runs a task at once, on the calling thread, with class loader and components
 *     (JNDI) of the application, and with no identity
 * @param executors takes an executor that the application has given to the server, and returns what
 *     tasks are to be given to instead: the same one, or one that makes up for its faults
 */
public record EngineHost(Executor context, UnaryOperator<Executor> executors) {}
