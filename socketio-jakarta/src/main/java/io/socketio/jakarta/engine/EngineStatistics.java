// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/**
 * What an {@link EngineServer} holds at one moment.
 *
 * @param sessions sessions that are not closed
 * @param pendingPolls polling requests that wait for something to be sent
 * @param timers armed timers, heartbeats included
 */
public record EngineStatistics(int sessions, int pendingPolls, int timers) {}
