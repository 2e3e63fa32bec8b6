import { Button } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import {
  editLetter,
  markCurrent,
  type LetterDocument,
} from "@kept/domain/casework/letter";
import { useState, type ReactNode } from "react";
import { Shell } from "../app/shell.tsx";
import { ClockChip } from "../casework/clock-chip.tsx";
import { CheckList } from "../casework/composer/check-list.tsx";
import { ParagraphPairs } from "../casework/composer/paragraph-pairs.tsx";
import { RecordHeader } from "../casework/record-header.tsx";
import { paths } from "../paths.ts";
import { FactList } from "../ui/fact-list.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { answerClock } from "./clocks.ts";
import classes from "./kit-page.module.css";
import { kitLetter } from "./letter.ts";

const nothing = (): void => undefined;

export function ComposerView(): ReactNode {
  const [letter, setLetter] = useState<LetterDocument>(kitLetter);
  return (
    <Shell due={{ today: 11, mine: { requests: 12 } }}>
      <div className={classes["composer"]}>
        <div className={classes["composerTop"]}>
          <RecordHeader
            back={{ label: "Requests", to: paths.requests }}
            reference="DSR-2026-00402"
            state="Answer"
            title="Answer, granted in part"
            clock={<ClockChip clock={answerClock} long withDate />}
            presence={<span>Saved 09:41</span>}
            primary={
              <>
                <Button>Preview</Button>
                <PrimaryAct
                  label="Check and send"
                  missing="2 to fix"
                  blockedBy="2 points to fix"
                />
              </>
            }
          />
        </div>
        <div className={classes["meta"]}>
          <FactList
            facts={[
              {
                key: "to",
                label: "To",
                value: "Hannah Vogel, h•••••@post.example",
              },
              {
                key: "subject",
                label: "Subject",
                value: "Your data, request DSR-2026-00402",
              },
            ]}
          />
          <FactList
            facts={[
              {
                key: "t",
                label: "Template",
                value: "Access, granted in part",
                remark: "v4, approved 2 Sep",
              },
              {
                key: "f",
                label: "Fulfils",
                value: "Privacy policy §10, §8",
                remark: "p000.response",
              },
            ]}
          />
        </div>
        <div className={classes["letter"]}>
          <ParagraphPairs
            document={letter}
            onVariable={nothing}
            onEdit={({ paragraphId, language, source }) => {
              const edited = editLetter(letter, {
                ...letter,
                paragraphs: letter.paragraphs.map(({ id, en, zh }) => ({
                  id,
                  en,
                  zh,
                  ...(id === paragraphId ? { [language]: source } : {}),
                })),
              });
              if (edited.ok)
                setLetter({ ...edited.value, values: letter.values });
            }}
            onMarkCurrent={(id) => {
              const marked = markCurrent(letter, id);
              if (marked.ok) setLetter(marked.value);
            }}
          />
        </div>
        <div className={classes["bar"]}>
          <IconPaperclip size={16} stroke={1.6} aria-hidden="true" />
          vogel-data.zip 4.2 MB
          <TextButton onClick={nothing}>Add file</TextButton>
        </div>
        <div className={classes["checks"]}>
          <CheckList
            title="Before it can leave"
            items={[
              {
                key: "1",
                kind: "fix",
                title: "A variable has no value",
                detail:
                  "Retention period of page views. It comes from the retention schedule, where the row is empty.",
                act: <TextButton onClick={nothing}>Fill in</TextButton>,
              },
              {
                key: "2",
                kind: "fix",
                title: "No approval yet",
                detail:
                  "Granted in part needs a second person. Lin Yue wrote it.",
                act: <TextButton onClick={nothing}>Ask Tang Ning</TextButton>,
              },
              {
                key: "3",
                kind: "look",
                title: "Chinese is older than English",
                detail: "Paragraph 3 changed at 09:38.",
                act: <TextButton onClick={nothing}>Mark as current</TextButton>,
              },
              {
                key: "4",
                kind: "look",
                title: "Other people’s data",
                detail: "vogel-data.zip: 1 of 2 files checked.",
                act: <TextButton onClick={nothing}>Look at file 2</TextButton>,
              },
              {
                key: "5",
                kind: "good",
                title: "Identity verified",
                detail: "Code to e-mail on file, 18 Sep 14:25",
              },
              {
                key: "6",
                kind: "good",
                title: "Address unchanged since verification",
              },
              { key: "7", kind: "good", title: "Complaint channel present" },
              {
                key: "8",
                kind: "good",
                title: "Nothing new since you opened the case",
              },
            ]}
          />
        </div>
      </div>
    </Shell>
  );
}
