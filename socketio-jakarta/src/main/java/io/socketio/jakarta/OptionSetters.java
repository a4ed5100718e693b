// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.SessionCookie;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The options that have a name in configuration sources. */
final class OptionSetters {
  static final Map<String, BiConsumer<SocketIoOptions.Builder, String>> ALL = all();

  private OptionSetters() {}

  private static Map<String, BiConsumer<SocketIoOptions.Builder, String>> all() {
    Map<String, BiConsumer<SocketIoOptions.Builder, String>> all = new TreeMap<>();
    all.put("path", SocketIoOptions.Builder::path);
    all.put("serveClient", (b, v) -> b.serveClient(OptionText.bool(v)));
    all.put("connectTimeout", (b, v) -> b.connectTimeout(OptionText.duration(v)));
    all.put("maxAttachments", (b, v) -> b.maxAttachments(Integer.parseInt(v)));
    all.put("maxPendingEvents", (b, v) -> b.maxPendingEvents(Integer.parseInt(v)));
    all.put("maxNamespaces", (b, v) -> b.maxNamespaces(Integer.parseInt(v)));
    all.put(
        "cleanupEmptyChildNamespaces", (b, v) -> b.cleanupEmptyChildNamespaces(OptionText.bool(v)));
    all.put("connectionStateRecovery", (b, v) -> b.recovery(OptionText.bool(v)));
    all.put(
        "connectionStateRecovery.maxDisconnectionDuration",
        (b, v) -> b.recovery(r -> r.maxDisconnectionDuration(OptionText.duration(v))));
    all.put(
        "connectionStateRecovery.skipMiddlewares",
        (b, v) -> b.recovery(r -> r.skipMiddlewares(OptionText.bool(v))));
    all.put(
        "connectionStateRecovery.maxStoredBytes",
        (b, v) -> b.recovery(r -> r.maxStoredBytes(Long.parseLong(v))));
    all.put("pingInterval", (b, v) -> b.engine(e -> e.pingInterval(OptionText.duration(v))));
    all.put("pingTimeout", (b, v) -> b.engine(e -> e.pingTimeout(OptionText.duration(v))));
    all.put("upgradeTimeout", (b, v) -> b.engine(e -> e.upgradeTimeout(OptionText.duration(v))));
    all.put("maxHttpBufferSize", (b, v) -> b.engine(e -> e.maxHttpBufferSize(Long.parseLong(v))));
    all.put("maxBufferedBytes", (b, v) -> b.engine(e -> e.maxBufferedBytes(Long.parseLong(v))));
    all.put("transports", (b, v) -> b.engine(e -> e.transports(OptionText.transports(v))));
    all.put("allowUpgrades", (b, v) -> b.engine(e -> e.allowUpgrades(OptionText.bool(v))));
    all.put("allowEIO3", (b, v) -> b.engine(e -> e.allowEIO3(OptionText.bool(v))));
    all.put("perMessageDeflate", (b, v) -> b.engine(e -> e.perMessageDeflate(OptionText.bool(v))));
    all.put("httpCompression", (b, v) -> b.engine(e -> e.httpCompression(OptionText.threshold(v))));
    all.put("cookie", (b, v) -> b.engine(e -> e.cookie(SessionCookie.named(v))));
    all.put("cors.origin", (b, v) -> b.engine(e -> e.cors(OptionText.cors(v))));
    return Collections.unmodifiableMap(all);
  }
}
