# Scores mail by SpamAssassin's local rules, without network: one line "SCORE RULES FILE" for each
# file named on standard input.
use strict;
use warnings;
use Mail::SpamAssassin;

my $judge = Mail::SpamAssassin->new({
    local_tests_only => 1,
    dont_copy_prefs  => 1,
    userprefs_filename => '/dev/null',
    userstate_dir    => $ARGV[0],
    post_config_text => "use_bayes 0\n",
    site_rules_filename => '/etc/spamassassin',
});
$judge->compile_now(0, 1);
while (my $file = <STDIN>) {
    chomp $file;
    open(my $mail, '<', $file) or die "$file: $!";
    my @lines = <$mail>;
    close($mail);
    my $message = $judge->parse(\@lines);
    my $status = $judge->check($message);
    printf("%.1f %s %s\n", $status->get_score(), $status->get_names_of_tests_hit() || '-', $file);
    $status->finish();
    $message->finish();
}
