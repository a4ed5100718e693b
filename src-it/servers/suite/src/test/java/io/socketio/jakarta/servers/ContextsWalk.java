// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.containers.Http;
import io.socketio.jakarta.containers.PollingClient;
import io.socketio.jakarta.containers.WebSocketClient;
import io.socketio.jakarta.wire.Await;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user and an administrator, who come, talk and go in every way there is, and each do what calls
 * the hooks of the other.
 */
final class ContextsWalk implements AutoCloseable {
  private static final String USER = "eve";
  private static final String ADMIN = "ada";
  private static final String MAIN = "";
  private static final String LAMBDA = "/lambda,";
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
  private static final Pattern PID = Pattern.compile("\"pid\":\"([^\"]+)\"");
  private static final Pattern QUESTION = Pattern.compile("42(\\d+)\\[\"question\".*");
  private static final Pattern TOLD = Pattern.compile("42\\[\"told\",\"ada\",\"([^\"]+)\"]");
  private static final Duration STEP = Duration.ofMillis(50);

  private final String root;
  private final Deque<Client> clients = new ArrayDeque<>();
  private int asked;

  ContextsWalk(URL server) {
    root = "http://127.0.0.1:" + server.getPort() + "/" + ContextsWar.NAME + "/";
  }

  /** Plays all of it, but does not wait for what nobody tells the clients. */
  void play() {
    for (Guest silent :
        List.of(
            inBoth(polling(USER, "silent-polling")), inBoth(webSocket(USER, "silent-websocket")))) {
      silent.client().stopReading();
    }
    Guest admin = inMain(polling(ADMIN, "admin"));

    get(USER, "pages/servlet");
    get(USER, query("refused", "carrier-pigeon"));
    talk(inBoth(polling(USER, "polling")), admin);
    talk(inBoth(webSocket(USER, "websocket")), admin);
    talk(upgraded(), admin);
    recover(admin);
    beTold(admin);
    passGates(admin);
    createNamespace();
    leave(admin);
    ask(admin, MAIN, "reload");
  }

  private void talk(Guest guest, Guest admin) {
    for (String event :
        List.of("event", "async", "execute", "execute-anything", "own-thread", "fail")) {
      ask(guest, MAIN, event);
    }
    ask(guest, MAIN, "misfit", "no number");
    for (String event : List.of("event", "answered", "fail", "own")) {
      ask(guest, LAMBDA, event);
    }
    guest
        .client()
        .send(
            "42[\"ask\"]",
            "42[\"fetch\"]",
            "42[\"ask-in-vain\"]",
            "42" + LAMBDA + "[\"ask-in-vain\"]");
    answer(guest);
    guest.client().send("42[\"ask-other\",\"" + admin.id() + "\"]");
    answer(admin);
    guest.client().send("42[\"ask-room\",\"" + admin.id() + "\"]");
    answer(admin);
    guest.client().send("42[\"ask-other-in-vain\",\"" + admin.id() + "\"]", "420[\"later\"]");
    // Those before it have been handled.
    ask(guest, MAIN, "echo");
    ask(admin, MAIN, "finish");
  }

  /** A WebSocket is cut, and its client comes back. */
  private void recover(Guest admin) {
    Guest cut = inBoth(webSocket(USER, "cut"));
    ask(admin, MAIN, "tell", cut.id());
    String offset = group(TOLD, next(cut.client(), TOLD.asMatchPredicate()));
    cut.client().close();
    awaitNote("disconnect/cut");
    Client recovered = webSocket(USER, "recovered");
    String pid = group(PID, cut.welcome());
    join(recovered, MAIN, "{\"pid\":\"%s\",\"offset\":\"%s\"}".formatted(pid, offset));
    join(recovered, LAMBDA, "");
    talk(new Guest(recovered, cut.welcome()), admin);
  }

  /** A poll is answered, a room joined, by what somebody else does. */
  private void beTold(Guest admin) {
    Guest told = inMain(polling(USER, "told"));
    ask(admin, MAIN, "tell", told.id());
    next(told.client(), TOLD.asMatchPredicate());
    ask(admin, MAIN, "admit", told.id());
    Guest toldByRequest = inMain(polling(USER, "by-request-told"));
    get(ADMIN, "pages/tell?id=" + toldByRequest.id());
    next(toldByRequest.client(), TOLD.asMatchPredicate());
  }

  private void passGates(Guest admin) {
    Client gated = webSocket(USER, "gated");
    gated.send("40/gate,", "40/lambda-gate,");
    awaitNote("gate-middleware/gated");
    awaitNote("lambda-gate-waiting/gated");
    ask(admin, MAIN, "open");
    next(gated, packet -> packet.startsWith("40/"));
    next(gated, packet -> packet.startsWith("40/"));
  }

  private void createNamespace() {
    join(webSocket(USER, "founder"), "/of/" + USER + ",", "");
  }

  private void leave(Guest admin) {
    Guest left = inBoth(webSocket(USER, "left"));
    left.client().send("42[\"ask-and-leave\"]", "41", "41" + LAMBDA);
    inBoth(polling(USER, "closed")).client().send("1");
    inBoth(webSocket(USER, "by-itself")).client().send("42[\"leave\"]");
    ask(admin, MAIN, "kick", inBoth(polling(USER, "kicked")).id());
    ask(admin, MAIN, "kick", inBoth(webSocket(USER, "kicked")).id());
    Guest kicked = inBoth(webSocket(USER, "by-request-kicked"));
    get(ADMIN, "pages/kick?id=" + kicked.id());
  }

  /** What the application has noted when that is complete, or when it has had time enough. */
  List<ContextsNote> notes(Predicate<List<ContextsNote>> complete) {
    long deadline = System.nanoTime() + Await.BOUND.toNanos();
    List<ContextsNote> notes = notes();
    while (!complete.test(notes) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(STEP.toNanos());
      notes = notes();
    }
    return notes;
  }

  private List<ContextsNote> notes() {
    return get(USER, "pages/notes").body().lines().map(ContextsNote::parse).toList();
  }

  private void awaitNote(String hook) {
    Await.until(
        hook, Await.BOUND, STEP, () -> notes().stream().anyMatch(note -> note.hook().equals(hook)));
  }

  private Client polling(String name, String as) {
    return track(PollingClient.open(URI.create(root + query(as, "polling")), headers(name, as)));
  }

  private Client webSocket(String name, String as) {
    Client client = track(openWebSocket(name, as, ""));
    client.next();
    return client;
  }

  private Guest upgraded() {
    String as = "upgraded";
    String sid = "&sid=" + PollingClient.sid(get(USER, query(as, "polling")));
    String session = query(as, "polling") + sid;
    Http.send(request(USER, session).POST(BodyPublishers.ofString("40")));
    String welcome = get(USER, session).body();
    Client client = track(openWebSocket(USER, as, sid));
    client.send("2probe");
    client.next();
    client.send("5");
    join(client, LAMBDA, "");
    return new Guest(client, welcome);
  }

  private WebSocketClient openWebSocket(String name, String as, String sid) {
    URI uri = URI.create((root + query(as, "websocket") + sid).replaceFirst("http", "ws"));
    return WebSocketClient.open(uri, headers(name, as));
  }

  private static String query(String as, String transport) {
    return "socket.io/?EIO=4&transport=" + transport + "&as=" + as;
  }

  /** The origin tells both, as it is all that the hook for it is given. */
  private static String[] headers(String name, String as) {
    String credentials = name + ":" + name + "-Secret-1";
    return new String[] {
      "Authorization",
      "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)),
      "Origin",
      "http://" + name + "." + as
    };
  }

  private HttpRequest.Builder request(String name, String target) {
    return Http.request(URI.create(root + target)).headers(headers(name, "other"));
  }

  private HttpResponse<String> get(String name, String target) {
    return Http.send(request(name, target));
  }

  private <T extends Client> T track(T client) {
    clients.push(client);
    return client;
  }

  private static Guest inMain(Client client) {
    return new Guest(client, join(client, MAIN, ""));
  }

  private static Guest inBoth(Client client) {
    Guest guest = inMain(client);
    join(client, LAMBDA, "");
    return guest;
  }

  private static String join(Client client, String namespace, String auth) {
    client.send("40" + namespace + auth);
    return next(client, packet -> packet.startsWith("40" + namespace));
  }

  /** Emits an event, and waits for its acknowledgement. */
  private void ask(Guest guest, String namespace, String... event) {
    String id = namespace + ++asked;
    guest.client().send("42" + id + "[\"" + String.join("\",\"", event) + "\"]");
    next(guest.client(), packet -> packet.startsWith("43" + id + "["));
  }

  /** Waits for a question, and answers it. */
  private static void answer(Guest guest) {
    String id = group(QUESTION, next(guest.client(), QUESTION.asMatchPredicate()));
    guest.client().send("43" + id + "[\"answer\"]");
  }

  private static String next(Client client, Predicate<String> wanted) {
    String packet = client.next();
    while (!wanted.test(packet)) {
      packet = client.next();
    }
    return packet;
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError(pattern + " not in " + text);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
  }

  /** Somebody's connection, with the answer that let it into the main namespace. */
  private record Guest(Client client, String welcome) {
    String id() {
      return group(SID, welcome);
    }
  }
}
