import { useContext, type ReactNode, type Ref } from "react";
import type {
  FieldError,
  FieldErrors,
  FieldValues,
  Path,
  UseFormReturn,
} from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../use-language.ts";
import { FormLabels } from "./form-labels.ts";
import { problemText } from "./problem-text.ts";
import classes from "./error-summary.module.css";

interface ErrorSummaryProps<Input extends FieldValues, Output> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  readonly ref: Ref<HTMLDivElement>;
}

/** Everything that is wrong, in the same words as at the fields, each a way to its field. */
export function ErrorSummary<Input extends FieldValues, Output>({
  form,
  ref,
}: ErrorSummaryProps<Input, Output>): ReactNode {
  const { t } = useTranslation("ui");
  const language = useLanguage();
  const labels = useContext(FormLabels);
  const problems = problemsOf<Input>(form.formState.errors);
  if (problems.length === 0) return null;
  const fields = problems.filter(({ path }) => !path.startsWith("root")).length;
  return (
    <div
      ref={ref}
      className={classes["summary"]}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title" className={classes["title"]}>
        {fields === 0
          ? t("form.refused")
          : t("form.summary", { count: fields })}
      </h2>
      <ul className={classes["list"]}>
        {problems.map(({ path, error }) => (
          <li key={path}>
            {path.startsWith("root") ? (
              <span>{error.message}</span>
            ) : (
              <a
                href={`#${path}`}
                onClick={(event) => {
                  event.preventDefault();
                  form.setFocus(path);
                }}
              >
                {t("form.problem", {
                  field: labelOf(path, labels),
                  problem: problemText(error, language),
                })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Problem<Input extends FieldValues> {
  readonly path: Path<Input>;
  readonly error: FieldError;
}

function isFieldError(value: object): value is FieldError {
  return "type" in value && typeof value.type === "string";
}

/** A field of a list, such as `decisions.0.ground`, may be known by a shorter path. */
function labelOf(path: string, labels: ReadonlyMap<string, string>): string {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const label = labels.get(parts.slice(0, length).join("."));
    if (label !== undefined) return label;
  }
  return path;
}

/** Walks the nested errors of a form down to the fields, in their order. */
function problemsOf<Input extends FieldValues>(
  errors: FieldErrors<Input>,
): Problem<Input>[] {
  const found: Problem<Input>[] = [];
  const walk = (node: object, path: string): void => {
    if (isFieldError(node)) {
      // A path made of the keys of the form's own errors is a path of the form.
      found.push({ path: path as Path<Input>, error: node });
      return;
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== "ref" && typeof child === "object" && child !== null) {
        walk(child as object, path === "" ? key : `${path}.${key}`);
      }
    }
  };
  walk(errors, "");
  return found;
}
