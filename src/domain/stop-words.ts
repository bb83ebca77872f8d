/** Words that say nothing of what is looked for: Postgres' Indonesian configuration has no list of its own. */
const INDONESIAN = `
  ada adakah adalah agar akan aku anda antar antara apa apabila apakah apalagi atas atau bagaimana bagi bahwa banyak beberapa
  begini begitu belum berapa bila bisa boleh buat bukan cara caranya cukup dahulu dalam dan dapat dari daripada demi dengan
  di dg dgn dia dimana dll dr dsb gimana gmn hal hanya harus hingga ia ingin ini itu jadi jangan jika juga kah kalau kalian
  kami kapan karena ke kenapa kepada ketika kita lagi lain lalu lah lebih mana masih mau maka melalui memang mengapa mereka
  mohon namun nya oleh pada paling para pd per perlu pernah pun saat saja saling sama sampai sangat saya sebagai sebuah
  secara sedang sehingga sejak selain semua seperti serta setelah setiap si siapa siapakah sudah supaya tanpa tdk telah
  tentang terhadap terlalu tersebut tetapi tidak tolong untuk utk via yaitu yakni yang yg`

const ENGLISH = `
  a about all am an and any are as at be been but by can could did do does for from had has have how i if in into is it its
  me my no not of on or our out please should so some than that the their them then there these they this to was we were
  what when where which who whom why will with would you your`

const STOP_WORDS: ReadonlySet<string> = new Set(`${INDONESIAN} ${ENGLISH}`.split(/\s+/))

/** Whether a word, in lower case, is one of those that stand in any text, Indonesian or English. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)
