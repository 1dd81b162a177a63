# shellcheck shell=sh
# To be sourced: names the kernels of OpenBLAS for this processor, where OpenBLAS would not find the best.
# The release that ND4J ships is older than AMD's processors with AVX-512 (Zen 4, Zen 5) and gives them
# the kernels of a processor of 2007. docs/decisions/openblas-kernels.md
avx512_on_amd() {
  grep -q 'AuthenticAMD' /proc/cpuinfo || return 1
  for flag in avx512f avx512dq avx512cd avx512bw avx512vl; do
    grep -q "^flags.* $flag\\b" /proc/cpuinfo || return 1
  done
}

if [ -z "${OPENBLAS_CORETYPE:-}" ] && [ -r /proc/cpuinfo ] && avx512_on_amd; then
  export OPENBLAS_CORETYPE=SkylakeX
fi
