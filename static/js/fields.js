// The fields of an answer in its form.
const FIELDS = ['value', 'explanation', 'serviceName', 'serviceOwner']

export const namesOf = (form) => FIELDS.filter((name) => form.elements[name])

const isChoice = (control) => control instanceof RadioNodeList

/** As the page came, whatever the browser filled in since. */
export function initialOf(form, name) {
  const control = form.elements[name]
  return isChoice(control) ? ([...control].find((one) => one.defaultChecked)?.value ?? '') : control.defaultValue
}

export const currentOf = (form, name) => form.elements[name].value

export function show(form, name, text) {
  if (currentOf(form, name) !== text) form.elements[name].value = text
}
