export default function IndicatorsView() {
  return null;
}
