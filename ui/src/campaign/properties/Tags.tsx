// Tags: chosen from those of the workspace or typed anew, each in a colour.
import { ActionButton, Badge, Header, Heading, Menu, MenuItem, MenuSection, MenuTrigger, Text } from "@react-spectrum/s2";
import Delete from "@react-spectrum/s2/icons/Delete";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Tag, TagColor } from "../../host";
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { AddField } from "../../parts/AddField";
import { Spot } from "../Spot";
import { useField } from "../useCampaign";

const colors = ["gray", "red", "orange", "yellow", "green", "cyan", "blue", "purple", "magenta"] as const satisfies TagColor[];

export function Tags() {
  const t = useText();
  const { value: tags, set, isReadOnly } = useField<Tag[]>("/properties/tags");
  const known = useAnswer("tag.list", {}, { enabled: !isReadOnly });
  const offered = (known.data ?? []).map(({ tag }) => tag).filter((tag) => !tags.some((mine) => mine.name === tag.name));

  const add = (name: string) => {
    if (tags.some((tag) => tag.name === name)) return;
    const color = offered.find((tag) => tag.name === name)?.color ?? colors[tags.length % colors.length] ?? "gray";
    set([...tags, { name, color }]);
  };

  return (
    <Spot path="/properties/tags">
      <div role="group" aria-label={t("properties.tags")} className={style({ display: "flex", flexDirection: "column", gap: 8 })}>
        <AddField
          label={t("properties.tags")}
          description={t("properties.tagsHint")}
          offered={offered.map((tag) => tag.name)}
          onAdd={add}
          isReadOnly={isReadOnly}
          testId="campaign-tags"
        />
        {tags.length > 0 && (
          <div className={style({ display: "flex", flexWrap: "wrap", gap: 8 })}>
            {tags.map((tag, index) => (
              <OneTag
                key={tag.name}
                tag={tag}
                isReadOnly={isReadOnly}
                onColor={(color) => set(tags.with(index, { ...tag, color }))}
                onRemove={() => set(tags.toSpliced(index, 1))}
              />
            ))}
          </div>
        )}
      </div>
    </Spot>
  );
}

interface OneTagProps {
  tag: Tag;
  isReadOnly: boolean;
  onColor: (color: TagColor) => void;
  onRemove: () => void;
}

function OneTag({ tag, isReadOnly, onColor, onRemove }: OneTagProps) {
  const t = useText();
  const badge = (
    <Badge variant={tag.color} fillStyle="subtle">
      {tag.name}
    </Badge>
  );
  if (isReadOnly) return badge;
  return (
    <MenuTrigger>
      <ActionButton isQuiet aria-label={t("properties.changeTag", { name: tag.name })} data-testid={`tag-${tag.name}`}>
        {badge}
      </ActionButton>
      <Menu onAction={(key) => key === "remove" && onRemove()}>
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[tag.color]}
          onSelectionChange={(keys) => keys !== "all" && [...keys].forEach((key) => onColor(key as TagColor))}
        >
          <Header>
            <Heading>{t("properties.tagColor")}</Heading>
          </Header>
          {colors.map((color) => (
            <MenuItem key={color} id={color} textValue={t(`color.${color}`)}>
              <Text slot="label">{t(`color.${color}`)}</Text>
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection>
          <MenuItem id="remove" textValue={t("properties.removeTag")}>
            <Delete />
            <Text slot="label">{t("properties.removeTag")}</Text>
          </MenuItem>
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}
