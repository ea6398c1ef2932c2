"""What a refusal is called in words, and what is told of an account by mail."""

from django.utils.translation import gettext_lazy as _

from base.errors import register_texts

register_texts(
    {
        "second_factor_needed": _(
            "Whoever leads a network or runs the site keeps a second factor. Add another one, then remove this one."
        ),
        "second_factor_held": _("Set up a second factor first. Your text is kept."),
    }
)

# What a mail about the safety of an account says: subject, then the sentence.
NOTICES = {
    "new_browser": (
        _("A new sign-in to your account"),
        _(
            "Somebody, probably you, signed in to your account with a browser that has not been used for it before:"
        ),
    ),
    "password_changed": (
        _("Your password is changed"),
        _("The password of your account has been changed. All other sign-ins have ended."),
    ),
    "totp_on": (
        _("An authenticator app is added to your account"),
        _("From now on, sign-in asks for a code from the app."),
    ),
    "totp_off": (
        _("The authenticator app is removed from your account"),
        _("Sign-in no longer asks for a code from the app."),
    ),
    "passkey_added": (
        _("A passkey is added to your account"),
        _("The passkey can be used to sign in, and as the second factor."),
    ),
    "passkey_removed": (
        _("A passkey is removed from your account"),
        _("The passkey can no longer be used to sign in."),
    ),
    "codes_made": (
        _("New recovery codes for your account"),
        _("New recovery codes have been made. The old ones no longer work."),
    ),
    "code_used": (
        _("A recovery code of yours has been used"),
        _("Somebody, probably you, signed in with one of your recovery codes. Each of them works once."),
    ),
    "factors_removed": (
        _("Your second factor is removed"),
        _(
            "An administrator has removed the second factor of your account, because somebody asked for help with it."
        ),
    ),
    "signed_out_elsewhere": (
        _("You are signed out on your other devices"),
        _("All sign-ins to your account but the one where you chose this have been ended."),
    ),
    "signed_out_everywhere": (
        _("You are signed out everywhere"),
        _("All sign-ins to your account have been ended, on every device."),
    ),
}
