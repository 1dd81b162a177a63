"""Writes numpy_fixtures.properties: small files of NumPy's own, in Base64.

Run with NumPy 2 as: python3 numpy_fixtures.py > numpy_fixtures.properties
"""

import base64
import io

import numpy as np


def emit(name, write):
    stream = io.BytesIO()
    write(stream)
    print(name + "=" + base64.b64encode(stream.getvalue()).decode())


def array(name, value, version=None):
    emit(name, lambda f: np.lib.format.write_array(f, value, version=version))


print("# Written by numpy_fixtures.py with NumPy " + np.__version__)

unsigned = [[0, 1, 2], [3, 4, 200]]
signed = [[0, 1, -2], [3, -4, 100]]
floats = [[0, 0.5, -2.25], [3, -4, 1e-3]]
for order in "<>":
    name = "little" if order == "<" else "big"
    for code in ["u1", "u2", "u4", "u8"]:
        array(f"{name}.{code}", np.array(unsigned, dtype=order + code))
    for code in ["i1", "i2", "i4", "i8"]:
        array(f"{name}.{code}", np.array(signed, dtype=order + code))
    for code in ["f4", "f8"]:
        array(f"{name}.{code}", np.array(floats, dtype=order + code))
array("bool", np.array([[True, False, True], [False, False, True]]))
array("large.u8", np.array([[2**63 + 2**41, 2**64 - 1]], dtype="u8"))

array("version2", np.array(floats), version=(2, 0))
array("version3", np.array(floats), version=(3, 0))

cube = np.arange(24).reshape(2, 3, 4)
array("fortran.table", np.asfortranarray(np.arange(6, dtype="f4").reshape(2, 3)))
array("fortran.cube", np.asfortranarray(cube.astype("f8")))
array("fortran.bytes", np.asfortranarray(cube.astype("u1")))
array("images.u1", cube.astype("u1"))
array("images.f4", cube.astype("f4"))
array("images.bool", cube % 2 == 1)
array("channel.last", cube.astype("u1")[..., None])
array("channel.first", cube.astype("u1")[:, None])
array("rgb", np.zeros((2, 4, 4, 3), dtype="u1"))
array("vector", np.arange(3.0))
array("scalar", np.array(1.0))
array("empty", np.zeros((0, 3)))
array("single", np.zeros((1, 3)))
array("nan", np.array([[0, 1], [2, np.nan]]))
array("beyond.float32", np.array([[0, 1e39]]))

array("wrong.text", np.array([["a", "b"]]))
array("wrong.bytes", np.array([[b"a", b"b"]]))
array("wrong.complex", np.array([[1 + 2j]]))
array("wrong.dates", np.array([["2020-01-01"]], dtype="datetime64[D]"))
array("wrong.spans", np.array([[1]], dtype="timedelta64[s]"))
array("wrong.records", np.array([[(1, 2.0)]], dtype=[("a", "i4"), ("b", "f8")]))
array("wrong.half", np.array([[1]], dtype="f2"))
emit("wrong.objects", lambda f: np.save(f, np.array([[{}]], dtype=object), allow_pickle=True))

table = np.arange(40, dtype="f4").reshape(20, 2)
labels = np.arange(20) % 3
emit("npz.x", lambda f: np.savez(f, other=-table, y=labels, x=table))
emit("npz.compressed", lambda f: np.savez_compressed(f, x=table, y=labels[:, None]))
emit("npz.first", lambda f: np.savez(f, y=labels, things=table, more=-table))
emit("npz.split", lambda f: np.savez_compressed(
    f, x_train=cube.astype("u1"), y_train=[7, 8], x_test=cube[:1].astype("u1"), y_test=[9]))
emit("npz.half", lambda f: np.savez(f, x_train=table))
emit("npz.unlike", lambda f: np.savez(f, x_train=table, x_test=table[:, :1]))
emit("npz.unlike.images", lambda f: np.savez(f, x_train=cube, x_test=cube.reshape(2, 4, 3)))
emit("npz.labels.missing", lambda f: np.savez(f, x=table, y=labels[:19]))
emit("npz.labels.fraction", lambda f: np.savez(f, x=table, y=labels + 0.5))
emit("npz.labels.only", lambda f: np.savez(f, y=labels))
emit("npz.text", lambda f: np.savez(f, x=np.array([["a"]])))
