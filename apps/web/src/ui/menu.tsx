import type { Menu as MantineMenu, MenuProps } from "@mantine/core";
import {
  Children,
  cloneElement,
  isValidElement,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactElement,
  type ReactNode,
} from "react";

type RealMenu = typeof MantineMenu;
type Part =
  | "Target"
  | "Dropdown"
  | "Item"
  | "Label"
  | "Divider"
  | "Search"
  | "CheckboxItem"
  | "RadioGroup"
  | "RadioItem";

let real: RealMenu | null = null;
let coming: Promise<RealMenu> | null = null;

/** Fetches what a menu is made of: the first page paints without it. */
export function fetchMenu(): Promise<RealMenu> {
  coming ??= import("./menu-parts.ts").then(
    ({ Menu: found }) => {
      real = found;
      return found;
    },
    (error: unknown) => {
      // The next one who asks tries again.
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** A part of a menu; it is only ever drawn inside one that has come. */
function part(name: Part): ComponentType {
  return (props) => {
    if (real === null) return null;
    const Real = real[name] as ComponentType;
    return <Real {...props} />;
  };
}

const Target = part("Target") as ComponentType<{ children: ReactElement }>;

interface TargetProps {
  readonly onClick?: (event: unknown) => void;
}

/** The button of a menu as long as there is no menu: it looks and says the same, and asks for it. */
function withoutMenu(children: ReactNode, ask: () => void): ReactNode {
  const target = Children.toArray(children).find(
    (child): child is ReactElement<{ children: ReactElement<TargetProps> }> =>
      isValidElement(child) && child.type === Target,
  );
  if (target === undefined) return null;
  const button = target.props.children;
  const plain = {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: () => void fetchMenu(),
    onFocus: () => void fetchMenu(),
    onClick: (event: unknown) => {
      button.props.onClick?.(event);
      ask();
    },
  };
  return cloneElement(button, plain);
}

function LateMenu(props: MenuProps): ReactNode {
  const [Real, setReal] = useState(() => real);
  const [isAsked, setAsked] = useState(false);
  const { opened } = props;
  useEffect(() => {
    if (opened !== true || Real !== null) return;
    void fetchMenu().then((found) => {
      setReal(() => found);
    });
  }, [opened, Real]);
  if (Real === null) {
    return withoutMenu(props.children, () => {
      void fetchMenu().then((found) => {
        setAsked(true);
        setReal(() => found);
      });
    });
  }
  return isAsked && opened === undefined ? (
    <OpenedLate Real={Real} {...props} />
  ) : (
    <Real {...props} />
  );
}

/** Asked for before it was there: the new button takes the focus of the old one, and the menu opens. */
function OpenedLate({
  Real,
  children,
  ...props
}: MenuProps & { readonly Real: RealMenu }): ReactNode {
  const button = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    // Focus first: the menu gives it back, when it closes, to whatever had it when it opened.
    button.current?.focus();
    queueMicrotask(() => {
      setOpen(true);
    });
  }, []);
  return (
    <Real
      {...props}
      opened={isOpen}
      onChange={(next) => {
        setOpen(next);
        props.onChange?.(next);
      }}
    >
      {Children.map(children, (child) =>
        isValidElement(child) && child.type === Target
          ? cloneElement(child as ReactElement<{ ref: unknown }>, {
              ref: button,
            })
          : child,
      )}
    </Real>
  );
}

/** Mantine's Menu, fetched when one is pointed at, or when the page has nothing better to do. */
export const Menu = Object.assign(LateMenu, {
  Target,
  Dropdown: part("Dropdown"),
  Item: part("Item"),
  Label: part("Label"),
  Divider: part("Divider"),
  Search: part("Search"),
  CheckboxItem: part("CheckboxItem"),
  RadioGroup: part("RadioGroup"),
  RadioItem: part("RadioItem"),
}) as unknown as Pick<RealMenu, Part> & ((props: MenuProps) => ReactNode);
