/**
 * The shape another language must fill. Chinese has one plural form, so `…_one` exists in English only;
 * every other key must be there, and none besides.
 */
export type Wording<T> = {
  [
    Key in keyof T as Key extends `${string}_one` ? never : Key
  ]: T[Key] extends string ? string : Wording<T[Key]>;
};
