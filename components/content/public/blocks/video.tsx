"use client";

import { type ReactNode, useState } from "react";

const PLAYER = {
  youtube: (id: string) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
  vimeo: (id: string) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`,
};
const PAGE = {
  youtube: (id: string) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id: string) => `https://vimeo.com/${id}`,
};

/**
 * A film that is fetched from the other site only once somebody asks for it. Without script the link leads there.
 * `children` is the still picture with its label.
 */
export function VideoPlayer({
  provider,
  id,
  title,
  children,
}: {
  provider: "youtube" | "vimeo";
  id: string;
  title: string;
  children: ReactNode;
}) {
  const [playing, setPlaying] = useState(false);
  const safe = encodeURIComponent(id);
  if (playing)
    return (
      <iframe
        className="aspect-video w-full rounded-box"
        src={PLAYER[provider](safe)}
        title={title}
        allow="autoplay; fullscreen; picture-in-picture"
        allowFullScreen
        referrerPolicy="strict-origin-when-cross-origin"
      />
    );
  return (
    <a
      href={PAGE[provider](safe)}
      rel="noopener"
      className="block"
      onClick={(event) => {
        event.preventDefault();
        setPlaying(true);
      }}
    >
      {children}
    </a>
  );
}
