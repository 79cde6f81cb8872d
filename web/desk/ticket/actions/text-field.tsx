import { MAX_STAFF_TEXT } from '../../../../bot/model/limits';

interface TextFieldProps {
  readonly label: string;
  readonly name: string;
  readonly required?: boolean;
}

export function TextField({ label, name, required = false }: TextFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea name={name} rows={3} dir="auto" required={required} maxLength={MAX_STAFF_TEXT} />
    </label>
  );
}
