// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.PositionalArgs;
import io.socketio.jakarta.SocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an observer receives is what its event parameter declares. */
final class PayloadTest {
  private final Application app = Application.of(Observers.class);
  private Client client;

  @BeforeEach
  void connect() {
    client = app.client();
  }

  @AfterEach
  void close() {
    app.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ["class",{"text":"hi"}]              | class hi
          ["record",{"room":"a","text":"hi"}]  | Chat[room=a, text=hi]
          ["enum","RED"]                       | enum RED
          ["string","hi"]                      | string hi
          ["int",42]                           | int 43
          ["long",9007199254740993]            | long 9007199254740994
          ["double",1.5]                       | double 3.0
          ["integer",42]                       | integer 42
          ["boolean",true]                     | boolean false
          ["map",{"a":1,"b":"c"}]              | map true c
          ["list",[{"room":"a","text":"b"}]]   | list b
          ["array",[1,2]]                      | array [1, 2]
          ["json",{"a":[null]}]                | json {"a":[null]}
          ["object",{"a":"b"}]                 | object {a=b}
          ["optional",{"room":"a","text":"b"}] | Optional[Chat[room=a, text=b]]
          ["optional"]                         | Optional.empty
          ["optional",null]                    | Optional.empty
          ["positional","lobby",7,"ann"]       | Join[room=lobby, seat=7, nick=Optional[ann]]
          ["positional","lobby",7]             | Join[room=lobby, seat=7, nick=Optional.empty]
          ["positional","lobby",7,null,"more"] | Join[room=lobby, seat=7, nick=Optional.empty]
          ["args",1,"b"]                       | args 2 b
          ["event",1]                          | event 1
          ["event"]                            | event 0
          """)
  void decodesTheFirstArgumentToTheDeclaredType(String packet, String received) {
    client.send("42" + packet);

    assertThat(app.notes().next()).isEqualTo(received);
  }

  @ParameterizedTest
  @CsvSource({"bytes", "buffer", "stream"})
  void takesBinaryArguments(String event) {
    client.send("451-[\"" + event + "\",{\"_placeholder\":true,\"num\":0}]");
    client.send((byte) 1, (byte) 2);

    assertThat(app.notes().next()).isEqualTo(event + " [1, 2]");
  }

  @Test
  void takesBinaryFieldsOfAnArgument() {
    client.send("451-[\"upload\",{\"name\":\"f\",\"content\":{\"_placeholder\":true,\"num\":0}}]");
    client.send((byte) 3);

    assertThat(app.notes().next()).isEqualTo("upload f [3]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ["string"]                   | string
          ["string",null]              | string
          ["int","x"]                  | int
          ["record",[1]]               | record
          ["bytes","x"]                | bytes
          ["positional","lobby"]       | positional
          ["positional",null,7]        | positional
          ["positional","",7]          | positional
          """)
  void tellsArgumentsThatDoNotFitToTheErrorObservers(String packet, String event) {
    client.send("42" + packet);

    assertThat(app.notes().next()).isEqualTo("PayloadException of " + event);
    app.notes().expectNone();
  }

  public enum Colour {
    RED
  }

  public record Chat(String room, String text) {}

  @SuppressWarnings("ArrayRecordComponent") // what applications will write
  public record Upload(String name, byte[] content) {}

  @PositionalArgs
  record Join(String room, int seat, Optional<String> nick) {
    Join {
      if (room.isEmpty()) {
        throw new IllegalArgumentException("room");
      }
    }
  }

  public static class Note {
    private String text;

    public String getText() {
      return text;
    }

    public void setText(String text) {
      this.text = text;
    }
  }

  @ApplicationScoped
  static class Observers {
    @Inject Notes notes;

    void bean(@Observes @OnSocketEvent("class") Note note) {
      notes.add("class " + note.getText());
    }

    void record(@Observes @OnSocketEvent("record") Chat chat) {
      notes.add(chat);
    }

    void enumeration(@Observes @OnSocketEvent("enum") Colour colour) {
      notes.add("enum " + colour);
    }

    void string(@Observes @OnSocketEvent("string") String text) {
      notes.add("string " + text);
    }

    void primitiveInt(@Observes @OnSocketEvent("int") int number) {
      notes.add("int " + (number + 1));
    }

    void primitiveLong(@Observes @OnSocketEvent("long") long number) {
      notes.add("long " + (number + 1));
    }

    void primitiveDouble(@Observes @OnSocketEvent("double") double number) {
      notes.add("double " + number * 2);
    }

    void boxed(@Observes @OnSocketEvent("integer") Integer number) {
      notes.add("integer " + number);
    }

    void primitiveBoolean(@Observes @OnSocketEvent("boolean") boolean value) {
      notes.add("boolean " + !value);
    }

    void map(@Observes @OnSocketEvent("map") Map<String, Object> map) {
      notes.add("map " + (map.get("a") instanceof Number) + " " + map.get("b"));
    }

    void list(@Observes @OnSocketEvent("list") List<Chat> list) {
      notes.add("list " + list.get(0).text());
    }

    void array(@Observes @OnSocketEvent("array") int[] array) {
      notes.add("array " + Arrays.toString(array));
    }

    void json(@Observes @OnSocketEvent("json") JsonObject json) {
      notes.add("json " + json);
    }

    void object(@Observes @OnSocketEvent("object") Object object) {
      notes.add("object " + object);
    }

    void optional(@Observes @OnSocketEvent("optional") Optional<Chat> chat) {
      notes.add(chat);
    }

    void positional(@Observes @OnSocketEvent("positional") Join join) {
      notes.add(join);
    }

    void args(@Observes @OnSocketEvent("args") EventArgs args) {
      notes.add("args " + args.size() + " " + args.get(1, String.class));
    }

    void event(@Observes @OnSocketEvent("event") SocketEvent event) {
      notes.add(event.name() + " " + event.args().size());
    }

    void bytes(@Observes @OnSocketEvent("bytes") byte[] bytes) {
      notes.add("bytes " + Arrays.toString(bytes));
    }

    void buffer(@Observes @OnSocketEvent("buffer") ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      notes.add("buffer " + Arrays.toString(bytes));
    }

    void stream(@Observes @OnSocketEvent("stream") InputStream stream) throws IOException {
      notes.add("stream " + Arrays.toString(stream.readAllBytes()));
    }

    void upload(@Observes @OnSocketEvent("upload") Upload upload) {
      notes.add("upload " + upload.name() + " " + Arrays.toString(upload.content()));
    }

    void failed(@Observes @OnSocketError SocketErrorEvent error) {
      notes.add(
          error.cause().getClass().getSimpleName()
              + " of "
              + error.event().map(SocketEvent::name).orElse("nothing"));
    }
  }
}
