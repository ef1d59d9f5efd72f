import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { StoredPicture } from "../stored-picture";
import { VideoPlayer } from "./video";

/** A film's title, a drawn still and the way to play it. */
export async function VideoBlock({
  provider,
  id,
  title,
}: {
  provider: "youtube" | "vimeo";
  id: string;
  title: string;
}) {
  const t = await getTranslations("content.public");
  return (
    <section className="page-block page-width">
      <div className="mx-auto max-w-4xl">
        <VideoPlayer provider={provider} id={id} title={title}>
          <span className="relative block">
            <StoredPicture picture={null} seed={`${provider}-${id}`} alt="" sizes="56rem" />
            <span className="absolute inset-0 grid place-items-center">
              <span className="grid h-16 w-16 place-items-center rounded-full bg-primary pl-1 text-primary-content">
                <Icon name="play" size={28} />
              </span>
            </span>
          </span>
          <span className="mt-3 block">
            <span className="font-semibold">{t("video.play", { title })}</span>{" "}
            <span className="text-muted text-sm">
              {t("video.note", { provider: provider === "youtube" ? "YouTube" : "Vimeo" })}
            </span>
          </span>
        </VideoPlayer>
      </div>
    </section>
  );
}
