import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './field.module.css'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly label: string
  /** The label is heard and not seen: what stands beside the field shows what it is. */
  readonly isLabelHidden?: boolean
  readonly placeholder?: string | undefined
  /** One line on what to type. */
  readonly hint?: string | undefined
  /** What is wrong with the value, if anything. */
  readonly error?: string | undefined
  readonly multiline?: boolean
}

/** A labelled line, or a few lines, of text. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden = false, placeholder = '', hint, error, multiline = false, ...field } = props
  return (
    <AriaTextField {...field} isInvalid={error !== undefined} className={styles.field ?? ''}>
      <Label className={classes(styles.label, isLabelHidden && styles.spoken)}>{label}</Label>
      {multiline ? (
        <TextArea placeholder={placeholder} className={classes(styles.box, styles.area)} />
      ) : (
        <Input placeholder={placeholder} className={styles.box ?? ''} />
      )}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
