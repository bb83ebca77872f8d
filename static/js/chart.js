/**
 * Charts that answer: when a chart is pointed at, touched or reached by keyboard, Chart.js is fetched and draws the same
 * chart over its picture, with the figures under the pointer. Without it, or when it fails, the picture stays.
 */
const phone = matchMedia('(max-width: 599px)')
const looks = ['pointerenter', 'touchstart', 'focusin']

/** Who asked the browser to save data keeps the picture and its table. */
const charts = navigator.connection?.saveData ? [] : document.querySelectorAll('figure[data-chart]')
for (const figure of charts) listen(figure)

function listen(figure) {
  const look = () => {
    for (const type of looks) figure.removeEventListener(type, look)
    // A lost connection is no news to the reader: the picture is still there, and the next look tries again.
    enliven(figure).catch(() => listen(figure))
  }
  for (const type of looks) figure.addEventListener(type, look, { passive: true })
}

async function enliven(figure) {
  const [{ chartConfig, frameOf }, Chart] = await Promise.all([import('./chart-definition.js'), chartJs()])
  const chart = JSON.parse(figure.dataset.chart)
  const picture = figure.querySelector('picture')
  const { fontFamily } = getComputedStyle(figure)

  const draw = () => {
    const frame = frameOf(chart, phone.matches ? 'narrow' : 'wide', fontFamily)
    const canvas = Object.assign(document.createElement('canvas'), { width: frame.width, height: frame.height })
    canvas.setAttribute('aria-hidden', 'true')
    picture.append(canvas)
    const config = chartConfig(chart, frame)
    config.options.devicePixelRatio = Math.max(1, (picture.clientWidth / frame.width) * devicePixelRatio)
    config.plugins.push(inItsOwnMeasure)
    const drawn = new Chart(canvas, config)
    Object.assign(canvas.style, { width: '100%', height: '100%' })
    figure.classList.add('chart-live')
    return drawn
  }

  let drawn = draw()
  phone.addEventListener('change', () => {
    const { canvas } = drawn
    drawn.destroy()
    canvas.remove()
    drawn = draw()
  })
}

/** The drawing keeps the measure of the picture and is shown as large as the page likes: pointers are translated. */
const inItsOwnMeasure = {
  id: 'inItsOwnMeasure',
  beforeEvent: (drawn, told) => {
    const scale = drawn.canvas.clientWidth / drawn.width
    told.event.x /= scale
    told.event.y /= scale
    told.inChartArea = drawn.isPointInArea(told.event)
  },
}

let asked

function chartJs() {
  asked ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL('vendor/chart.js', import.meta.url).href
    script.onload = () => resolve(window.Chart)
    script.onerror = () => {
      asked = undefined
      script.remove()
      reject(new Error('Chart.js did not arrive'))
    }
    document.head.append(script)
  })
  return asked
}
