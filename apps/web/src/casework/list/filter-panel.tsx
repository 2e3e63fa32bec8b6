import type { ListField } from "@kept/domain/casework/listing";
import { Drawer } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Drawer.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Sheet } from "../../ui/sheet.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import { FilterEditor } from "./filter-editor.tsx";
import classes from "./filter-panel.module.css";

interface FilterPanelProps {
  readonly field: ListField;
  readonly values: readonly string[];
  readonly isPhone: boolean;
  readonly onChange: (values: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The values of a condition under the chip it stands in; on the phone from below. */
export function FilterPanel(props: FilterPanelProps): ReactNode {
  const { field, isPhone, onClose } = props;
  const { t } = useTranslation("list");
  const language = useLanguage();
  const label = `${t("filter.choose")}: ${field.label[language]}`;
  const editor = <FilterEditor key={field.key} {...props} />;
  if (isPhone)
    return (
      <Drawer.Root
        opened
        onClose={onClose}
        position="bottom"
        size="auto"
        returnFocus={false}
        transitionProps={{ duration: 120, transition: "fade" }}
      >
        <Drawer.Overlay />
        <Drawer.Content aria-label={label}>
          <Drawer.Body className={classes["sheet"] ?? ""}>{editor}</Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    );
  return (
    <Sheet
      label={label}
      side="start"
      className={classes["sheet"]}
      onClose={onClose}
    >
      {editor}
    </Sheet>
  );
}
