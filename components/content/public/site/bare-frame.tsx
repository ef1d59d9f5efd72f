import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/brand";
import { Link } from "@/components/ui/link";

/** A frame with nothing but the mark, for notices outside of the site's own frame. `home` names the mark's link. */
export function BareFrame({ home, children }: { home: string; children: ReactNode }) {
  return (
    <>
      <header className="page-width flex min-h-19 items-center border-hairline border-b">
        <Link href="/" aria-label={home}>
          <BrandMark size={32} className="text-primary" />
        </Link>
      </header>
      <main>{children}</main>
    </>
  );
}
