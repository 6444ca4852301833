# Untested. A Homebrew formula for Linux, from the tarball of a release.
class CsvBalance < Formula
  desc "Filters that balance the classes of CSV files"
  homepage "@URL@"
  url "@URL@/releases/download/v@VERSION@/csv-balance-@VERSION@-linux-x86_64.tar.gz"
  sha256 "@SHA256@"
  license "MIT"
  depends_on arch: :x86_64
  depends_on :linux

  def install
    bin.install Dir["bin/*"]
    man1.install Dir["share/man/man1/*"]
    man7.install Dir["share/man/man7/*"]
    bash_completion.install Dir["share/bash-completion/completions/*"]
    zsh_completion.install Dir["share/zsh/site-functions/*"]
    fish_completion.install Dir["share/fish/vendor_completions.d/*"]
  end

  test do
    (testpath/"data.csv").write "a,y\n1,x\n2,x\n3,z\n"
    assert_match "y,z,1", shell_output("#{bin}/csv-counts data.csv")
  end
end
