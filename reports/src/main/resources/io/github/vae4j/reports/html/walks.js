// Walks: a slider moves all pictures of one to the same step.
document.querySelectorAll('.walk').forEach(walk => {
  const labels = walk.dataset.labels.split('\n');
  const slider = walk.querySelector('input');
  const output = walk.querySelector('output');
  const show = () => {
    const step = Number(slider.value);
    output.textContent = labels[step];
    slider.setAttribute('aria-valuetext', labels[step]);
    walk.querySelectorAll('.window').forEach(frame => {
      frame.firstElementChild.style.transform = `translateY(${-step * frame.dataset.stride}%)`;
    });
  };
  slider.addEventListener('input', show);
  show();
});
