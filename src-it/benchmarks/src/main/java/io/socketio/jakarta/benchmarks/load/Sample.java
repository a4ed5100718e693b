// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/**
 * One measurement.
 *
 * @param perCpuSecond how much a server did in a second of its processor time
 * @param perSecond how much it did in a second
 * @param generator the part of a processor that the load generator used, from 0 to 1
 */
record Sample(double perCpuSecond, double perSecond, double generator) {}
