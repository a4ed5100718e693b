// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.cdi.OnSocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Carries what people say, show and type to the others in their room. */
@ApplicationScoped
class Conversation {
  private static final int MAX_TEXT = 2_000;
  private static final int MAX_FILE_NAME = 100;

  /** Base64 over polling makes 933 kB of it, which is below {@code maxHttpBufferSize}. */
  private static final int MAX_IMAGE_BYTES = 700_000;

  private static final Reply NO_ROOM = new Reply.Refusal("Enter a room first.");
  private static final Reply TOO_FAST = new Reply.Refusal("Slow down a little.");

  @Inject History history;

  /** Something to say. */
  public record Draft(UUID id, String text) {
    /** Refuses incomplete payloads. */
    public Draft {
      Objects.requireNonNull(id, "id");
      text = text.strip();
    }
  }

  /** Something to show. */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  public record Upload(UUID id, String name, byte[] content) {
    /** Refuses incomplete payloads. */
    public Upload {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(content, "content");
      name = shortened(name);
    }

    /** Leaves no half of a character that has two surrogates. */
    private static String shortened(String name) {
      if (name.length() <= MAX_FILE_NAME) {
        return name;
      }
      boolean dividesPair = Character.isHighSurrogate(name.charAt(MAX_FILE_NAME - 1));
      return name.substring(0, dividesPair ? MAX_FILE_NAME - 1 : MAX_FILE_NAME);
    }
  }

  /** Somebody began or stopped typing. */
  public record Typing(Member member, boolean active) {}

  Reply say(@Observes @OnSocketEvent("message") Draft draft, Socket socket, MessageBudget budget) {
    Profile profile = Profile.of(socket);
    Optional<Room> room = profile.room();
    if (room.isEmpty()) {
      return NO_ROOM;
    }
    if (draft.text().isEmpty() || draft.text().length() > MAX_TEXT) {
      return new Reply.Refusal("A message has 1 to 2000 characters.");
    }
    if (!budget.spend()) {
      return TOO_FAST;
    }
    Message message =
        new Message(draft.id(), room.get().name(), profile.member(), draft.text(), Instant.now());
    // Kept before it is sent, so that whoever enters meanwhile gets it one way or the other.
    history.add(room.get(), message);
    socket.to(room.get().channel()).emit("message", message);
    return new Reply.Receipt(message.at());
  }

  Reply show(@Observes @OnSocketEvent("image") Upload upload, Socket socket, MessageBudget budget) {
    Profile profile = Profile.of(socket);
    Optional<Room> room = profile.room();
    if (room.isEmpty()) {
      return NO_ROOM;
    }
    Optional<String> type = ImageTypes.of(upload.content());
    if (type.isEmpty() || upload.content().length > MAX_IMAGE_BYTES) {
      return new Reply.Refusal("An image is a PNG, JPEG, GIF or WebP file of at most 700 kB.");
    }
    if (!budget.spend()) {
      return TOO_FAST;
    }
    Image image =
        new Image(
            upload.id(),
            room.get().name(),
            profile.member(),
            upload.name(),
            type.get(),
            upload.content(),
            Instant.now());
    socket.to(room.get().channel()).emit("image", image);
    return new Reply.Receipt(image.at());
  }

  void typing(@Observes @OnSocketEvent("typing") boolean active, Socket socket) {
    Profile profile = Profile.of(socket);
    profile
        .room()
        .ifPresent(
            room -> {
              Broadcast others = socket.to(room.channel());
              // Who misses the start sees the message itself; the end must not be missed.
              (active ? others.asVolatile() : others)
                  .emit("typing", new Typing(profile.member(), active));
            });
  }
}
