import { MarkImage } from "@/components/ui/mark-image";
import { Section } from "@/components/ui/screen/screen";
import { borderSvg, socialGround } from "@/lib/core/marks/border";
import { markSvg } from "@/lib/core/marks/mark";

const ids = (count: number) => Array.from({ length: count }, (_, i) => `gallery-${i}`);
const inline = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;

/** Two hundred ids in each variant, the frame of a certificate and a social image. */
export function Marks() {
  const social = socialGround(
    "gallery-4",
    markSvg("gallery-4", "cover", { literal: true, width: 480, height: 570 }),
  );
  return (
    <Section title="Guild marks">
      <div className="grid gap-8">
        <div className="flex flex-wrap gap-2">
          {ids(200).map((id) => (
            <MarkImage key={id} id={id} variant="avatar" className="niche size-10" />
          ))}
        </div>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-6">
          {ids(200).map((id) => (
            <MarkImage key={id} id={id} className="aspect-video overflow-hidden rounded-field" />
          ))}
        </div>
        <div className="flex flex-wrap gap-2">
          {ids(200).map((id) => (
            <MarkImage key={id} id={id} variant="badge" className="size-14" />
          ))}
        </div>
        <div className="flex flex-wrap gap-6">
          {ids(6).map((id) => (
            <MarkImage key={id} id={id} variant="empty" className="w-44" />
          ))}
        </div>
        <div className="grid gap-6 lg:grid-cols-2">
          {/* biome-ignore lint/performance/noImgElement: drawn on this page only. */}
          <img
            alt="Frame of a certificate"
            src={inline(borderSvg("certificate", { width: 842, height: 595, literal: true }))}
            className="w-full"
          />
          {/* biome-ignore lint/performance/noImgElement: drawn on this page only. */}
          <img alt="Ground for sharing" src={inline(social)} className="w-full" />
        </div>
      </div>
    </Section>
  );
}
