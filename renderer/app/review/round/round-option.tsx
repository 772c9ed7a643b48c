interface RoundOptionProps<Value extends string> {
  readonly group: string;
  readonly value: Value;
  readonly chosen: Value;
  readonly name: string;
  /** What choosing it means. */
  readonly about: string;
  readonly onChoose: (value: Value) => void;
}

/** One of a few ways, of which one is chosen. */
export function RoundOption<Value extends string>(props: RoundOptionProps<Value>) {
  const { group, value, chosen, name, about, onChoose } = props;
  return (
    <label className="round-option">
      <input
        type="radio"
        name={group}
        value={value}
        checked={value === chosen}
        onChange={() => onChoose(value)}
      />
      <span className="round-option-name">{name}</span>
      <span className="round-option-about">{about}</span>
    </label>
  );
}
