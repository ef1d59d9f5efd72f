import type { SuggestedSkill } from "@/lib/skills/skill/model";

/** A suggestion: the name, the label that matched when it is another, and the category. */
export function SuggestionLabel({ skill }: { skill: SuggestedSkill }) {
  return (
    <span className="min-w-0 flex-1">
      {skill.matched && <span className="text-muted">{skill.matched} → </span>}
      {skill.name}
      {skill.category && <span className="block text-xs text-muted">{skill.category}</span>}
    </span>
  );
}
