/** The title of the page: the room, and how many messages came while nobody looked. */
export function initTitle() {
  let name = "";
  let unread = 0;
  const show = () => {
    const place = name ? `#${name} · Parlour` : "Parlour";
    document.title = unread > 0 ? `(${unread}) ${place}` : place;
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    unread = 0;
    show();
  });
  return {
    room(room) {
      name = room;
      show();
    },
    unread() {
      if (!document.hidden) return;
      unread++;
      show();
    },
  };
}
