// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Holds the documentation to its word: samples compile, links lead somewhere, tables agree with the
 * code, and the tests that are named exist.
 */
package io.socketio.jakarta.documentation;
