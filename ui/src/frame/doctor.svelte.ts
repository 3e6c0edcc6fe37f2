/** The doctor's dialog: open or not, from wherever it was asked for. */
class Doctor {
  open = $state(false);
}

export const doctor = new Doctor();
