// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.springboot;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.SocketIo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;

/** A chat of one room. */
@SpringBootApplication
public class ChatApplication {
  /** What somebody says. */
  public record Message(String from, String text) {}

  /**
   * Starts the application.
   *
   * @param args options of Spring Boot
   */
  public static void main(String[] args) {
    SpringApplication.run(ChatApplication.class, args);
  }

  @Bean
  SocketIoServer io() {
    SocketIoServer io =
        SocketIoServer.builder().options(SocketIoOptions.builder().path("/chat").build()).build();
    io.on(
        "say",
        Message.class,
        (message, event) -> {
          event.socket().broadcast().emit("said", message);
          event.ack().send(message.text().length());
        });
    io.on("transport", event -> event.ack().send(event.socket().transport()));
    io.on("echo", event -> event.ack().send(event.args()));
    return io;
  }

  @Bean
  ServletContextInitializer socketIo(SocketIoServer io) {
    return context -> SocketIo.install(context, io);
  }

  /** Boot lets requests finish before it stops Tomcat, and waiting polls take their time. */
  @Bean
  ApplicationListener<ContextClosedEvent> closeFirst(SocketIoServer io) {
    return event -> io.close();
  }
}
